/** Where the {@code dbrefresh} process begins and ends. */
@NullMarked
package io.dbrefresh.launcher;

import org.jspecify.annotations.NullMarked;
