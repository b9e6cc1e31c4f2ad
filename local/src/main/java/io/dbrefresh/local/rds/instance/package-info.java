/** Operations on DB instances, of RDS and in Aurora clusters. */
@NullMarked
package io.dbrefresh.local.rds.instance;

import org.jspecify.annotations.NullMarked;
