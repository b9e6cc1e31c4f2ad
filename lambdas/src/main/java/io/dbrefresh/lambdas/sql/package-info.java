/** Logging in to a database through JDBC. */
@NullMarked
package io.dbrefresh.lambdas.sql;

import org.jspecify.annotations.NullMarked;
