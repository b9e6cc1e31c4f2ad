/** Tests of the package of this name. */
@NullMarked
package io.dbrefresh.lambdas.scripts;

import org.jspecify.annotations.NullMarked;
