/** The direction policy. */
@NullMarked
package io.dbrefresh.statemachine.policy;

import org.jspecify.annotations.NullMarked;
