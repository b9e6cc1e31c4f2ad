/** The rules of a Choice state. */
@NullMarked
package io.dbrefresh.local.asl.choice;

import org.jspecify.annotations.NullMarked;
