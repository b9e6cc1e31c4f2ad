package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.run.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which executions can be redriven ("Redrive eligibility for unsuccessful executions"). */
final class Redrives {
  private static final Duration PERIOD = Duration.ofDays(14);

  private Redrives() {}

  /** Why it cannot; the service's words for an execution that is too old are not known. */
  static Optional<String> refusal(ExecutionRecord execution, Instant now) {
    if (execution.part().isPresent()) {
      return Optional.of("Execution is a child of a Map Run and cannot be redriven by itself");
    }
    if (execution.status() == Status.RUNNING || execution.status() == Status.SUCCEEDED) {
      return Optional.of("Execution is %s and cannot be redriven".formatted(execution.status()));
    }
    boolean old =
        execution.stopDate().filter(stopped -> stopped.plus(PERIOD).isBefore(now)).isPresent();
    return old
        ? Optional.of("Execution ended more than 14 days ago and cannot be redriven")
        : Optional.empty();
  }
}
