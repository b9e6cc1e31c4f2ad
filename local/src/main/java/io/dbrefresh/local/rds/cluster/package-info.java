/** Operations on Aurora DB clusters. */
@NullMarked
package io.dbrefresh.local.rds.cluster;

import org.jspecify.annotations.NullMarked;
