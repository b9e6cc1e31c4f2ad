/** Starting an execution of the refresh machine, following it, stopping it. */
@NullMarked
package io.dbrefresh.launcher.execution;

import org.jspecify.annotations.NullMarked;
