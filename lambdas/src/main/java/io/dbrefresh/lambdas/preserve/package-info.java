/** Rows of the old target that the new database gets. */
@NullMarked
package io.dbrefresh.lambdas.preserve;

import org.jspecify.annotations.NullMarked;
