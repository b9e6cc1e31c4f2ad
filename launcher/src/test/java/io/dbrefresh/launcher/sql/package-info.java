/** Tests of the package of the same name. */
@NullMarked
package io.dbrefresh.launcher.sql;

import org.jspecify.annotations.NullMarked;
