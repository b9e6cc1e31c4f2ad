/** Operations on snapshots of instances and clusters. */
@NullMarked
package io.dbrefresh.local.rds.snapshot;

import org.jspecify.annotations.NullMarked;
