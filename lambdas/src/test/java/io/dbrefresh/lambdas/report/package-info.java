/** Tests of the package of this name. */
@NullMarked
package io.dbrefresh.lambdas.report;

import org.jspecify.annotations.NullMarked;
