/** A rehearsal of the commands, from which the launcher's script makes its class archive. */
@NullMarked
package io.dbrefresh.launcher.rehearsal;

import org.jspecify.annotations.NullMarked;
