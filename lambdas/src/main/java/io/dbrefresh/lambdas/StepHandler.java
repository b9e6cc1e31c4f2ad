package io.dbrefresh.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dbrefresh.lambdas.log.Metric;
import io.dbrefresh.lambdas.log.TaskLog;
import io.dbrefresh.lambdas.log.Topic;
import io.dbrefresh.statemachine.plan.PlannedStep;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A task: reads the request, advances its step by looks at the world, and answers where the step
 * stands. While the step goes on and there is nothing that the machine has to remember, the
 * function looks again by itself, as its {@link Pace} says: what ends it between two looks is as
 * harmless as what ends it at the first. Errors of AWS that a later call may not meet again
 * propagate, and the machine retries them by class name; a look that was throttled has seen
 * nothing, and is taken again until the step's deadline.
 */
public abstract class StepHandler implements RequestStreamHandler {
  private static final String THROTTLED =
      "AWS throttles, as it does when many refreshes run at once; asking again";

  private final WaitingClock clock;

  /** A task that takes the time from {@code clock}, and waits on it. */
  protected StepHandler(WaitingClock clock) {
    this.clock = clock;
  }

  /**
   * Looks at the world, does the next thing that brings it to what the plan asks for, and says
   * where it stands. Calling it again is always safe.
   *
   * @throws StepFailedException when the step cannot succeed, however often it is called
   */
  protected abstract StepOutcome advance(StepRequest request);

  /** As {@link #advance(StepRequest)}, for tasks that look at the time Lambda leaves them. */
  protected StepOutcome advance(StepRequest request, @Nullable Context context) {
    return advance(request);
  }

  /** How long the step may take, and how long the machine waits at least between two calls. */
  protected PlannedStep planned(StepRequest request) {
    return Pace.planned(request);
  }

  /** The time as this task sees it. */
  protected final WaitingClock clock() {
    return clock;
  }

  @Override
  public final void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    StepRequest request = StepJson.mapper().readValue(event, StepRequest.class);
    TaskLog log = TaskLog.of(Topic.of(request), context, clock);
    StepOutcome looked = log.watching(() -> looked(request, context));
    Pace pace = Pace.of(planned(request), request, clock.instant());
    StepOutcome outcome = pace.within(looked);
    tell(log, outcome, request.step(), pace);
    int wait = tells(request, looked) && pace.isWatched() ? 0 : pace.waitSeconds();
    StepJson.mapper().writeValue(answer, StepJson.encode(outcome, wait));
  }

  /** Looks as often as it is worth staying for. */
  private StepOutcome looked(StepRequest request, @Nullable Context context) {
    Instant began = clock.instant();
    StepOutcome outcome = outcome(request, context);
    Optional<Duration> pause = pause(request, outcome, began, context);
    while (pause.isPresent()) {
      clock.pause(pause.get());
      outcome = outcome(request, context);
      pause = pause(request, outcome, began, context);
    }
    return outcome;
  }

  private static void tell(TaskLog log, StepOutcome outcome, String step, Pace pace) {
    if (outcome instanceof StepOutcome.Failed failed) {
      log.error(failed.detail(), failed.error().errorName());
    } else {
      log.info(outcome.detail());
    }
    if (!(outcome instanceof StepOutcome.InProgress)) {
      double seconds = pace.elapsed().toMillis() / 1000.0;
      log.measure(
          "%s took %.1f s".formatted(step, seconds),
          Map.of("Step", step),
          Metric.seconds("StepSeconds", seconds));
    }
  }

  private StepOutcome outcome(StepRequest request, @Nullable Context context) {
    try {
      return advance(request, context);
    } catch (StepFailedException failed) {
      return failed.outcome();
    } catch (AwsServiceException refused) {
      if (!refused.isThrottlingException()) {
        throw refused;
      }
      return StepOutcome.inProgress(THROTTLED, request.progress());
    }
  }

  /** Where nobody says how long the function may run, it answers at once. */
  private Optional<Duration> pause(
      StepRequest request, StepOutcome outcome, Instant began, @Nullable Context context) {
    if (context == null
        || !(outcome instanceof StepOutcome.InProgress)
        || tells(request, outcome)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return Pace.of(planned(request), request, now)
        .pause(Duration.between(began, now), Duration.ofMillis(context.getRemainingTimeInMillis()));
  }

  /** Whether the machine has something new to remember, which the next call is handed. */
  private static boolean tells(StepRequest request, StepOutcome outcome) {
    return outcome instanceof StepOutcome.InProgress going
        && !going.progress().equals(request.progress());
  }
}
