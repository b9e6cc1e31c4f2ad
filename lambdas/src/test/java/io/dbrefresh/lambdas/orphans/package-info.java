/** Tests of what the sweep measures. */
@NullMarked
package io.dbrefresh.lambdas.orphans;

import org.jspecify.annotations.NullMarked;
