package io.dbrefresh.launcher.region;

import java.time.Duration;
import java.util.List;

/**
 * A refresh that was played on the model.
 *
 * @param status how its execution ended
 * @param error why, where it did not succeed
 * @param unavailable for how long nothing answered under the target's name
 * @param own for how long RDS was at work, or a script ran
 * @param transitions of the state machines
 * @param transitionCost in US dollars
 * @param functions how often functions were called
 * @param functionCost in US dollars
 * @param published what the published machine takes for the same
 */
public record SimulatedRefresh(
    String status,
    String error,
    List<Step> steps,
    Duration took,
    Duration unavailable,
    Duration own,
    int transitions,
    double transitionCost,
    int functions,
    double functionCost,
    Published published) {
  /** Copies. */
  public SimulatedRefresh {
    steps = List.copyOf(steps);
  }

  /** A step, when it began after the launch and how long it took. */
  public record Step(String name, Duration after, Duration took) {}

  /**
   * The published machine.
   *
   * @param undone for how long unmasked data, or production's password, answered
   */
  public record Published(
      Duration took, Duration unavailable, Duration undone, Duration own, int transitions) {}
}
