/** The first refresh file of a database, made of what exists already. */
@NullMarked
package io.dbrefresh.launcher.init;

import org.jspecify.annotations.NullMarked;
