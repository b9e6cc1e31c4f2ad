/** Finding a refresh file, and making the input of an execution of it. */
@NullMarked
package io.dbrefresh.launcher.refreshfile;

import org.jspecify.annotations.NullMarked;
