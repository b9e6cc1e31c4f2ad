package io.dbrefresh.local.asl.run;

import java.time.Instant;
import java.util.Optional;

/**
 * How a Map Run goes.
 *
 * @param stateMachineArn with the label of the Map behind
 * @param maxConcurrency 0: as many as there is room for
 */
public record MapRunSummary(
    String arn,
    String stateMachineArn,
    Status status,
    Instant startDate,
    Optional<Instant> stopDate,
    long maxConcurrency,
    long toleratedCount,
    double toleratedPercentage,
    Counts executions,
    Counts items) {

  /** How many are where; what is none of these is pending. */
  public record Counts(
      int total, int running, int succeeded, int failed, int aborted, int written) {
    /** How many have not begun. */
    public int pending() {
      return total - running - succeeded - failed - aborted;
    }
  }
}
