package io.dbrefresh.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dbrefresh.lambdas.log.Metric;
import io.dbrefresh.lambdas.log.TaskLog;
import io.dbrefresh.lambdas.log.Topic;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task: reads the request, advances its step by one look at the world, and answers where the step
 * stands. Errors of AWS that a later call may not meet again propagate, and the machine retries
 * them by class name.
 */
public abstract class StepHandler implements RequestStreamHandler {
  private final Clock clock;

  /** A task that takes the time from {@code clock}. */
  protected StepHandler(Clock clock) {
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

  /** The time as this task sees it. */
  protected final Clock clock() {
    return clock;
  }

  @Override
  public final void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    StepRequest request = StepJson.mapper().readValue(event, StepRequest.class);
    TaskLog log = TaskLog.of(Topic.of(request), context, clock);
    StepOutcome looked = log.watching(() -> outcome(request, context));
    Pace pace = Pace.of(request, clock.instant());
    StepOutcome outcome = pace.within(looked);
    tell(log, outcome, request.step(), pace);
    StepJson.mapper().writeValue(answer, StepJson.encode(outcome, pace.waitSeconds()));
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
    }
  }
}
