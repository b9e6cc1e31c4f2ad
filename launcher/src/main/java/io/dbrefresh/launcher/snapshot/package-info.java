/** Snapshots of instances and clusters: what there are, and what people do with them. */
@NullMarked
package io.dbrefresh.launcher.snapshot;

import org.jspecify.annotations.NullMarked;
