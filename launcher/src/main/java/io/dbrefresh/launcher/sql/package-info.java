/** SQL on a refreshed database: finding it, its password, and talking to it. */
@NullMarked
package io.dbrefresh.launcher.sql;

import org.jspecify.annotations.NullMarked;
