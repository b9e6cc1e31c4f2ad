/** Executions: the states while they run. */
@NullMarked
package io.dbrefresh.local.asl.run;

import org.jspecify.annotations.NullMarked;
