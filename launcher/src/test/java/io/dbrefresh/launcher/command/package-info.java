/** Tests of the package of the same name. */
@NullMarked
package io.dbrefresh.launcher.command;

import org.jspecify.annotations.NullMarked;
