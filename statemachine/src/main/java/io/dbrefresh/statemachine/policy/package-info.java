/** The direction policy: which databases may be refreshed from which. */
@NullMarked
package io.dbrefresh.statemachine.policy;

import org.jspecify.annotations.NullMarked;
