/** Tests of the package of the same name. */
@NullMarked
package io.dbrefresh.launcher.display;

import org.jspecify.annotations.NullMarked;
