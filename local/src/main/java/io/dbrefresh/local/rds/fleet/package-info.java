/**
 * The databases of the region: their records, statuses, ports and events, and the courses that
 * change them.
 */
@NullMarked
package io.dbrefresh.local.rds.fleet;

import org.jspecify.annotations.NullMarked;
