/** What people and machines see of a run while it goes on and when it has ended. */
@NullMarked
package io.dbrefresh.launcher.display;

import org.jspecify.annotations.NullMarked;
