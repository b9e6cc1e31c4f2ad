package io.dbrefresh.local.simulation.sweep;

import java.time.Duration;
import java.util.List;

/**
 * What many runs found.
 *
 * @param runs how many there were
 * @param kinds how many kinds of refreshes
 * @param calls at how many different calls something went wrong
 * @param faults how many different faults were met
 * @param findings the violations, each as the shortest schedule that shows it; at most twenty
 * @param violations how many runs broke an invariant
 */
public record Report(
    long runs,
    int kinds,
    int calls,
    int faults,
    List<Finding> findings,
    long violations,
    Duration took) {
  /** Copies. */
  public Report {
    findings = List.copyOf(findings);
  }

  /** Runs a second. */
  public double speed() {
    return runs / Math.max(0.001, took.toMillis() / 1000.0);
  }
}
