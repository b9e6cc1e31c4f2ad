package io.dbrefresh.launcher.execution;

import io.dbrefresh.launcher.process.Pause;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

/** Stops a run that somebody interrupts, and waits until what it had begun is put right. */
public final class Stopping {
  private final SfnClient sfn;
  private final Pause pause;
  private final Duration between;

  /**
   * @param between how long to wait between two looks
   */
  public Stopping(SfnClient sfn, Pause pause, Duration between) {
    this.sfn = sfn;
    this.pause = pause;
    this.between = between;
  }

  /** Stops {@code execution}, with the error {@code Interrupted}. */
  public void stop(ExecutionArn execution, String by) {
    sfn.stopExecution(
        StopExecutionRequest.builder()
            .executionArn(execution.text())
            .error("Interrupted")
            .cause("Interrupted by " + by)
            .build());
  }

  /**
   * Follows the recovery of {@code execution}, which the event of its end starts.
   *
   * @param patience how long the recovery may take to begin
   * @return how it ended; empty when none has begun
   */
  public Optional<RunEnding> recovery(
      ExecutionArn execution, Duration patience, Consumer<RunEvent> told) {
    ExecutionArn recovery = execution.recovery();
    Duration waited = Duration.ZERO;
    while (!exists(recovery)) {
      if (waited.compareTo(patience) >= 0) {
        return Optional.empty();
      }
      pause.pause(between);
      waited = waited.plus(between);
    }
    return Optional.of(new Follower(sfn, pause, between).follow(recovery, told));
  }

  private boolean exists(ExecutionArn execution) {
    try {
      sfn.describeExecution(
          DescribeExecutionRequest.builder().executionArn(execution.text()).build());
      return true;
    } catch (ExecutionDoesNotExistException notYet) {
      return false;
    }
  }
}
