/** The way back after a failure, and the end of the lock. */
@NullMarked
package io.dbrefresh.lambdas.recovery;

import org.jspecify.annotations.NullMarked;
