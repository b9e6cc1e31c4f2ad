package io.dbrefresh.local.simulation;

import java.time.Duration;

/**
 * What a refresh took.
 *
 * @param duration from its launch to its end
 * @param unavailable for how long nothing answered SQL under the target's name
 * @param undone for how long a database that was not complete answered under it
 * @param transitions state transitions, those of nested executions too
 * @param own for how long RDS was at work, or a script ran: what no machine can do without
 * @param functions how often a function was called
 * @param functionTime how long functions ran
 */
public record Measures(
    Duration duration,
    Duration unavailable,
    Duration undone,
    Duration own,
    int transitions,
    int functions,
    Duration functionTime) {
  /** What the machine takes over what RDS and the scripts take, as a part of that. */
  public double over() {
    return own.isZero() ? 0 : (duration.toMillis() - own.toMillis()) / (double) own.toMillis();
  }
}
