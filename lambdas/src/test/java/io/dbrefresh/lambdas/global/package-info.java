/** Tests of what is done to global databases, as far as it needs no server. */
@NullMarked
package io.dbrefresh.lambdas.global;

import org.jspecify.annotations.NullMarked;
