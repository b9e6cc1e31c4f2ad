package io.dbrefresh.statemachine.step;

/**
 * What ended a run before its time.
 *
 * @param step the state that failed; {@code execution} when the execution was stopped or timed out
 * @param error the error's name
 * @param cause what it says
 */
public record StepFailure(String step, String error, String cause) {
  /** The {@code step} of an execution that was stopped, timed out, or lost. */
  public static final String EXECUTION = "execution";

  /** The same failure with more to say. */
  public StepFailure explained(String by) {
    return cause.contains(by) ? this : new StepFailure(step, error, cause + "; " + by);
  }
}
