package io.dbrefresh.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A task: reads the request, advances its step by one look at the world, and answers where the step
 * stands. Errors of AWS that a later call may not meet again propagate, and the machine retries
 * them by class name; a look that was throttled has seen nothing, and is taken again until the
 * step's deadline.
 */
public abstract class StepHandler implements RequestStreamHandler {
  private static final String THROTTLED =
      "AWS throttles, as it does when many refreshes run at once; asking again";

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
    StepOutcome outcome = outcome(request, context);
    Pace pace = Pace.of(request, clock.instant());
    StepJson.mapper().writeValue(answer, StepJson.encode(pace.within(outcome), pace.waitSeconds()));
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
}
