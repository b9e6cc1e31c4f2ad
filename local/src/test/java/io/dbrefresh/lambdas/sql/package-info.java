/** Logins to real servers with certificates. */
@NullMarked
package io.dbrefresh.lambdas.sql;

import org.jspecify.annotations.NullMarked;
