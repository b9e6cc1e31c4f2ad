/** Tests of the package of the same name. */
@NullMarked
package io.dbrefresh.launcher.refreshfile;

import org.jspecify.annotations.NullMarked;
