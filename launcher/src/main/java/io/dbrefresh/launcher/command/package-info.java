/** The commands of {@code dbrefresh}, one a file, with the options and exit codes they share. */
@NullMarked
package io.dbrefresh.launcher.command;

import org.jspecify.annotations.NullMarked;
