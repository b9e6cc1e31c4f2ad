/** JSON values as they travel between states. */
@NullMarked
package io.dbrefresh.local.asl.value;

import org.jspecify.annotations.NullMarked;
