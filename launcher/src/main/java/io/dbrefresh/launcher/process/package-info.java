/** What the process finds around itself: the project, its user, a terminal, time, interrupts. */
@NullMarked
package io.dbrefresh.launcher.process;

import org.jspecify.annotations.NullMarked;
