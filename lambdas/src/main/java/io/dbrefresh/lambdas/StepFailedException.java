package io.dbrefresh.lambdas;

import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;

/** Ends a step for good from deep inside; {@link StepHandler} answers it as a failed outcome. */
public final class StepFailedException extends RuntimeException {
  private final StepError error;

  /** {@code detail} is for people and holds no secret. */
  public StepFailedException(StepError error, String detail) {
    super(detail);
    this.error = error;
  }

  /** The error's name in the answer. */
  public StepError error() {
    return error;
  }

  /** What the task answers. */
  public StepOutcome outcome() {
    return StepOutcome.failed(error, String.valueOf(getMessage()));
  }
}
