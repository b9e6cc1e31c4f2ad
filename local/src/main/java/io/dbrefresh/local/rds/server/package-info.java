/**
 * The real PostgreSQL and MariaDB servers behind the region's databases: fetching, starting,
 * copying, stopping them.
 */
@NullMarked
package io.dbrefresh.local.rds.server;

import org.jspecify.annotations.NullMarked;
