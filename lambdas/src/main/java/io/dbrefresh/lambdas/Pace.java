package io.dbrefresh.lambdas;

import io.dbrefresh.statemachine.plan.PlannedStep;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a step is looked at and for how long. In its first seven minutes, which see the end of
 * most of what RDS does, the function itself looks again every few seconds, for as long as Lambda
 * lets it; then it is called again at once. Until a quarter of an hour the machine waits 15 % of
 * the elapsed time between two calls, and each call stays for another tenth of it. Later it waits a
 * minute, and 4 % of the elapsed time beyond 25 minutes, and the function looks once. The machine
 * never waits less than the refresh file's {@code wait_time}, and nothing goes on beyond the step's
 * deadline.
 *
 * @param elapsed since the step began
 */
record Pace(PlannedStep planned, Duration elapsed) {
  private static final long WATCHED_SECONDS = 420;
  private static final long ATTENDED_SECONDS = 900;
  private static final long ATTENDED_PART = 10;
  private static final long WAITED_PERCENT = 15;
  private static final long LATER_PART = 25;
  private static final long LATER_SECONDS = 60;
  private static final long LONGEST_WAIT_SECONDS = 600;

  private static final long SHORTEST_PAUSE_SECONDS = 3;
  private static final long LONGEST_PAUSE_SECONDS = 10;
  private static final long PAUSES = 30;

  /** What a look needs, whose calls may be tried again, before Lambda ends the function. */
  private static final Duration LOOK = Duration.ofSeconds(60);

  static Pace of(PlannedStep planned, StepRequest request, Instant now) {
    return new Pace(planned, Duration.between(request.startedAt(), now));
  }

  /** What a refresh plans for the step, or the step's defaults. */
  static PlannedStep planned(StepRequest request) {
    Step step = Step.ofState(request.step());
    return request
        .plan()
        .map(plan -> plan.step(step))
        .orElseGet(() -> new PlannedStep(step.state(), 10, step.deadline().toSeconds()));
  }

  /** Whether the step is so young that a function stays with it all the time. */
  boolean isWatched() {
    return elapsed.toSeconds() < WATCHED_SECONDS;
  }

  /**
   * How long the function pauses before it looks again; empty when it is to answer.
   *
   * @param inCall how long the function has been running
   * @param left how long Lambda lets it run
   */
  Optional<Duration> pause(Duration inCall, Duration left) {
    long seconds = Math.max(inCall.toSeconds() / PAUSES, SHORTEST_PAUSE_SECONDS);
    Duration pause = Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE_SECONDS));
    boolean inTime = elapsed.plus(pause).toSeconds() < planned.deadlineSeconds();
    return stays(inCall) && inTime && left.minus(pause).compareTo(LOOK) >= 0
        ? Optional.of(pause)
        : Optional.empty();
  }

  private boolean stays(Duration inCall) {
    long before = elapsed.minus(inCall).toSeconds();
    if (before < WATCHED_SECONDS) {
      return isWatched() && inCall.toSeconds() < WATCHED_SECONDS;
    }
    return elapsed.toSeconds() < ATTENDED_SECONDS && inCall.toSeconds() < before / ATTENDED_PART;
  }

  /** Seconds until the machine calls again, from 1 to 600. */
  int waitSeconds() {
    long wait = Math.max(planned.waitSeconds(), isWatched() ? 0 : growing());
    long left = Math.max(1, planned.deadlineSeconds() - elapsed.toSeconds());
    return (int) Math.max(1, Math.min(Math.min(wait, left), LONGEST_WAIT_SECONDS));
  }

  private long growing() {
    return elapsed.toSeconds() < ATTENDED_SECONDS
        ? elapsed.toSeconds() * WAITED_PERCENT / 100
        : Math.max(LATER_SECONDS, elapsed.toSeconds() / LATER_PART);
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
