/** The local region as a whole: its folder, its lock, and the clients that it hands out. */
@NullMarked
package io.dbrefresh.local;

import org.jspecify.annotations.NullMarked;
