/** The machine of the published orchestrator, as a model to measure against. */
@NullMarked
package io.dbrefresh.local.simulation.published;

import org.jspecify.annotations.NullMarked;
