package io.dbrefresh.local.simulation.sweep;

import io.dbrefresh.local.simulation.Outcome;
import io.dbrefresh.local.simulation.invariant.Violation;

/**
 * An invariant that does not hold.
 *
 * @param trial with the fewest faults that show it
 * @param outcome of that trial
 */
public record Finding(Trial trial, Violation violation, Outcome outcome) {}
