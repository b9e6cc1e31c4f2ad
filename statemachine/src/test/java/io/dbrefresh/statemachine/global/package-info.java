/** Tests of what is asked of a global database. */
@NullMarked
package io.dbrefresh.statemachine.global;

import org.jspecify.annotations.NullMarked;
