/** Tests of the package of this name. */
@NullMarked
package io.dbrefresh.lambdas;

import org.jspecify.annotations.NullMarked;
