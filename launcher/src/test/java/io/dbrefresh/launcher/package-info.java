/** Tests of the package of the same name. */
@NullMarked
package io.dbrefresh.launcher;

import org.jspecify.annotations.NullMarked;
