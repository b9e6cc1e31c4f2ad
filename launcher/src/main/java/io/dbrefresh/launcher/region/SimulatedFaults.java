package io.dbrefresh.launcher.region;

import java.util.List;

/**
 * What came of a refresh that was played with faults, many times.
 *
 * @param runs how many times
 * @param seed of the random schedules
 * @param calls at how many different calls something went wrong
 * @param violations the invariants that were broken, each by the shortest schedule that shows it
 * @param broken how many runs broke an invariant
 * @param speed runs a second
 */
public record SimulatedFaults(
    long runs, long seed, int calls, List<Violation> violations, long broken, double speed) {
  /** Copies. */
  public SimulatedFaults {
    violations = List.copyOf(violations);
  }

  /**
   * An invariant that does not hold.
   *
   * @param invariant its number
   * @param seed with the schedule it replays the run
   * @param timeline of the run, for people
   */
  public record Violation(
      int invariant, String sentence, String found, long seed, String schedule, String timeline) {}
}
