/** Rotations on real servers. */
@NullMarked
package io.dbrefresh.lambdas.rotation;

import org.jspecify.annotations.NullMarked;
