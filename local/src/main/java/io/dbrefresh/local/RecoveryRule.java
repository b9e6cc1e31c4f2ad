package io.dbrefresh.local;

import io.dbrefresh.local.stepfunctions.ExecutionStatusChange;
import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.statemachine.step.StoppedExecution;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/**
 * The EventBridge rule on "Step Functions Execution Status Change": a run that was stopped or timed
 * out ran none of its own catchers, so another execution of its machine recovers it. One that
 * recovers is not itself recovered.
 */
final class RecoveryRule implements Consumer<ExecutionStatusChange> {
  static final String PREFIX = StoppedExecution.PREFIX;

  private final SfnClient sfn;
  private final Timeline timeline;
  private final String machineArn;

  RecoveryRule(SfnClient sfn, Timeline timeline, String machineArn) {
    this.sfn = sfn;
    this.timeline = timeline;
    this.machineArn = machineArn;
  }

  @Override
  public void accept(ExecutionStatusChange change) {
    StoppedExecution stopped = stopped(change);
    if (change.stateMachineArn().equals(machineArn) && stopped.wantsRecovery()) {
      timeline.offload(() -> start(stopped), new Started());
    }
  }

  /** The name of the execution that recovers the one called {@code name}. */
  static String recoveryOf(String name) {
    return StoppedExecution.recoveryOf(name);
  }

  private static StoppedExecution stopped(ExecutionStatusChange change) {
    return new StoppedExecution(
        change.stateMachineArn(),
        change.executionArn(),
        change.name(),
        change.status(),
        change.startDate().toEpochMilli(),
        Optional.of(change.input()),
        change.error(),
        change.cause());
  }

  private StartExecutionResponse start(StoppedExecution stopped) {
    return sfn.startExecution(
        request ->
            request
                .stateMachineArn(machineArn)
                .name(stopped.recoveryName())
                .input(stopped.recoveryInput().toString()));
  }

  /**
   * A name that exists already means that somebody recovers this execution; all else is a defect.
   */
  private static final class Started implements Timeline.Completion<StartExecutionResponse> {
    @Override
    public void succeeded(StartExecutionResponse response) {}

    @Override
    public void failed(Throwable thrown) {
      if (!(thrown instanceof ExecutionAlreadyExistsException)) {
        throw new IllegalStateException("The recovery of an execution did not start", thrown);
      }
    }
  }
}
