/** Tests of the lines that functions log. */
@NullMarked
package io.dbrefresh.lambdas.log;

import org.jspecify.annotations.NullMarked;
