/**
 * What holds a database's data, as the service sees it: volumes that are made, copied, served and
 * removed.
 */
@NullMarked
package io.dbrefresh.local.rds.storage;

import org.jspecify.annotations.NullMarked;
