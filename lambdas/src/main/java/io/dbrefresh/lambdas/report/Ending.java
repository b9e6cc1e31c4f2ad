package io.dbrefresh.lambdas.report;

import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a run ended.
 *
 * @param failure empty for a completed run; scrubbed of secrets
 */
public record Ending(Optional<StepFailure> failure) {
  private static final List<String> REFUSALS =
      Stream.of(
              StepError.TARGET_LOCKED,
              StepError.NOT_ALLOWED,
              StepError.INVALID_REFRESH_FILE,
              StepError.INVALID_INPUT)
          .map(StepError::errorName)
          .toList();

  /** Nothing failed. */
  public static Ending completed() {
    return new Ending(Optional.empty());
  }

  /**
   * {@code completed}, {@code failed}, {@code refused} where nothing was touched or may be, or
   * {@code stopped} where the execution itself was ended.
   */
  public String status() {
    return failure.map(Ending::status).orElse("completed");
  }

  private static String status(StepFailure why) {
    if (why.step().equals(StepFailure.EXECUTION)) {
      return "stopped";
    }
    return REFUSALS.contains(why.error()) ? "refused" : "failed";
  }
}
