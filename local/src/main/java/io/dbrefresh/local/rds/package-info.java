/** RDS and Aurora as the service behaves, in front of real servers: the client and its setup. */
@NullMarked
package io.dbrefresh.local.rds;

import org.jspecify.annotations.NullMarked;
