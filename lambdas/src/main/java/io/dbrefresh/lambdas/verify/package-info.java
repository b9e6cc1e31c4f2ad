/** Checks on the finished temp database: queries that must return no row, and the probe. */
@NullMarked
package io.dbrefresh.lambdas.verify;

import org.jspecify.annotations.NullMarked;
