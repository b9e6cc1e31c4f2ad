package io.dbrefresh.lambdas;

import io.dbrefresh.statemachine.plan.PlannedStep;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * How often a step is looked at and for how long: the refresh file's {@code wait_time} at first,
 * then a tenth of the elapsed time, never more than 60 s, until the step's deadline.
 *
 * @param elapsed since the step began
 */
record Pace(PlannedStep planned, Duration elapsed) {
  private static final long LONGEST_WAIT_SECONDS = 60;

  static Pace of(StepRequest request, Instant now) {
    Step step = Step.ofState(request.step());
    PlannedStep planned =
        request
            .plan()
            .map(plan -> plan.step(step))
            .orElseGet(() -> new PlannedStep(step.state(), 10, step.deadline().toSeconds()));
    return new Pace(planned, Duration.between(request.startedAt(), now));
  }

  /** Seconds until the next look, from 1 to 60. */
  int waitSeconds() {
    long wait = Math.max(planned.waitSeconds(), elapsed.toSeconds() / 10);
    long left = Math.max(1, planned.deadlineSeconds() - elapsed.toSeconds());
    return (int) Math.max(1, Math.min(Math.min(wait, left), LONGEST_WAIT_SECONDS));
  }

  /** The outcome itself, or a failure where it still waits and the deadline has passed. */
  StepOutcome within(StepOutcome outcome) {
    if (!(outcome instanceof StepOutcome.InProgress)
        || elapsed.toSeconds() < planned.deadlineSeconds()) {
      return outcome;
    }
    return StepOutcome.failed(
        StepError.DEADLINE_PASSED,
        "%s may take %s and has taken %s. It was waiting: %s"
            .formatted(
                planned.name(),
                readable(Duration.ofSeconds(planned.deadlineSeconds())),
                readable(elapsed),
                outcome.detail()));
  }

  private static String readable(Duration duration) {
    return duration.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString().substring(2);
  }
}
