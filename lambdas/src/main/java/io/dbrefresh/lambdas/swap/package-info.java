/** The names change hands, and what follows: replicas, the end of the old database. */
@NullMarked
package io.dbrefresh.lambdas.swap;

import org.jspecify.annotations.NullMarked;
