package io.dbrefresh.launcher.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * How an execution ended.
 *
 * @param took from its start to its end
 * @param output what it answered; an empty object when it did not succeed
 * @param error the error's name; empty when it succeeded
 * @param cause what the error says
 */
public record RunEnding(Status status, Duration took, JsonNode output, String error, String cause) {

  /** The statuses in which an execution stays. */
  public enum Status {
    /** The target is refreshed. */
    SUCCEEDED,
    /** A step failed. */
    FAILED,
    /** Somebody stopped it. */
    ABORTED,
    /** It took longer than the machine allows. */
    TIMED_OUT
  }

  /** Whether the target is refreshed. */
  public boolean succeeded() {
    return status == Status.SUCCEEDED;
  }

  /** The step that failed, with which the cause begins; empty when it names none. */
  public String failedStep() {
    int colon = cause.indexOf(": ");
    return colon > 0 && cause.substring(0, colon).matches("[a-z-]+")
        ? cause.substring(0, colon)
        : "";
  }

  /** What the error says, without the step's name. */
  public String reason() {
    String step = failedStep();
    return step.isEmpty() ? cause : cause.substring(step.length() + 2);
  }
}
