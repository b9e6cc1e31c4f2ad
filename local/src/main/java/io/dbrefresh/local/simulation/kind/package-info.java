/** Which refreshes are simulated: their refresh files, and the databases that are there before. */
@NullMarked
package io.dbrefresh.local.simulation.kind;

import org.jspecify.annotations.NullMarked;
