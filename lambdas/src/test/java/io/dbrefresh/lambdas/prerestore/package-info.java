/** Tests of the package of this name. */
@NullMarked
package io.dbrefresh.lambdas.prerestore;

import org.jspecify.annotations.NullMarked;
