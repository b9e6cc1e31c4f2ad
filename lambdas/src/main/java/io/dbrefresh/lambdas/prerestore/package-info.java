/** What happens before the restore: the plan, the replicas, the stop. */
@NullMarked
package io.dbrefresh.lambdas.prerestore;

import org.jspecify.annotations.NullMarked;
