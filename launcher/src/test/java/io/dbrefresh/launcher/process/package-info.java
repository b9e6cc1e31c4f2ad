/** Tests of the package of the same name. */
@NullMarked
package io.dbrefresh.launcher.process;

import org.jspecify.annotations.NullMarked;
