/** Refreshes on the model. */
@NullMarked
package io.dbrefresh.local.simulation;

import org.jspecify.annotations.NullMarked;
