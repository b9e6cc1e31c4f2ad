/** The lock that lets one run at a time refresh a target. */
@NullMarked
package io.dbrefresh.lambdas.lock;

import org.jspecify.annotations.NullMarked;
