/**
 * The intrinsic functions, {@code States.Format} and the others: their grammar and what they do.
 */
@NullMarked
package io.dbrefresh.local.asl.intrinsic;

import org.jspecify.annotations.NullMarked;
