package io.dbrefresh.local.simulation.invariant;

/**
 * One execution of the refresh machine.
 *
 * @param name the execution's name
 * @param arn its ARN
 * @param status {@code RUNNING}, {@code SUCCEEDED}, {@code FAILED}, {@code ABORTED}, {@code
 *     TIMED_OUT}
 * @param recovers whether the rule on execution status started it to recover another
 */
public record RunStory(String name, String arn, String status, boolean recovers) {
  /** Whether it has not ended. */
  public boolean isLive() {
    return status.equals("RUNNING");
  }
}
