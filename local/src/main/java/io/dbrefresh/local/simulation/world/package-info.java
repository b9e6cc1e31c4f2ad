/** The databases of the model: what they hold, how long RDS takes, and what their names lead to. */
@NullMarked
package io.dbrefresh.local.simulation.world;

import org.jspecify.annotations.NullMarked;
