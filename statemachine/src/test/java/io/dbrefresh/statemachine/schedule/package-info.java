/** Tests of schedule expressions. */
@NullMarked
package io.dbrefresh.statemachine.schedule;

import org.jspecify.annotations.NullMarked;
