package io.dbrefresh.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.stepfunctions.ExecutionStatusChange;
import io.dbrefresh.local.time.Timeline;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/**
 * The EventBridge rule on "Step Functions Execution Status Change": a refresh that was stopped or
 * timed out ran none of its own catchers, so another execution of its machine recovers it. One that
 * recovers is not itself recovered.
 */
final class RecoveryRule implements Consumer<ExecutionStatusChange> {
  static final String PREFIX = "recover-";
  private static final Set<String> STATUSES = Set.of("ABORTED", "TIMED_OUT");
  private static final String RECOVER = "recover";
  private static final int LONGEST_NAME = 80;
  private static final JsonMapper JSON = new JsonMapper();

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
    if (change.stateMachineArn().equals(machineArn)
        && STATUSES.contains(change.status())
        && !recovers(change.input())) {
      timeline.offload(() -> start(change), new Started());
    }
  }

  /** The name of the execution that recovers the one called {@code name}. */
  static String recoveryOf(String name) {
    String recovery = PREFIX + name;
    return recovery.substring(0, Math.min(LONGEST_NAME, recovery.length()));
  }

  private static boolean recovers(String input) {
    try {
      return JSON.readTree(input).has(RECOVER);
    } catch (JsonProcessingException noObject) {
      return false;
    }
  }

  private StartExecutionResponse start(ExecutionStatusChange change) {
    return sfn.startExecution(
        request ->
            request
                .stateMachineArn(machineArn)
                .name(recoveryOf(change.name()))
                .input(input(change).toString()));
  }

  private static ObjectNode input(ExecutionStatusChange change) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input
        .putObject(RECOVER)
        .put("executionArn", change.executionArn())
        .put("name", change.name())
        .put("status", change.status())
        .put("startDate", change.startDate().toEpochMilli())
        .put("error", change.error().orElse(null))
        .put("cause", change.cause().orElse(null));
    return input;
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
