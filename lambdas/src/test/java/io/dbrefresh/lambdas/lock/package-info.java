/** Tests of the package of this name. */
@NullMarked
package io.dbrefresh.lambdas.lock;

import org.jspecify.annotations.NullMarked;
