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
 * then a tenth of the elapsed time up to a minute, and 4 % of it beyond 25 minutes, until the
 * step's deadline. An hour is looked at about 70 times, a day about 150 times.
 *
 * @param elapsed since the step began
 */
record Pace(PlannedStep planned, Duration elapsed) {
  private static final long LONGEST_WAIT_SECONDS = 600;

  static Pace of(StepRequest request, Instant now) {
    Step step = Step.ofState(request.step());
    PlannedStep planned =
        request
            .plan()
            .map(plan -> plan.step(step))
            .orElseGet(() -> new PlannedStep(step.state(), 10, step.deadline().toSeconds()));
    return new Pace(planned, Duration.between(request.startedAt(), now));
  }

  /** Seconds until the next look, from 1 to 600. */
  int waitSeconds() {
    long growing = Math.min(elapsed.toSeconds() / 10, Math.max(60, elapsed.toSeconds() / 25));
    long wait = Math.max(planned.waitSeconds(), growing);
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
