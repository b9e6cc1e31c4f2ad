package io.dbrefresh.lambdas.recovery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.log.TaskLog;
import io.dbrefresh.lambdas.log.Topic;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StoppedExecution;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/**
 * The target of the rule on "Step Functions Execution Status Change": starts the execution that
 * recovers one that was stopped or timed out. The name keeps a second event from starting a second
 * one.
 */
public final class StartRecovery implements RequestStreamHandler {
  private final SfnClient sfn;
  private final Clock clock;

  /** On AWS. */
  public StartRecovery() {
    this(new Clients().sfn(), Clock.systemUTC());
  }

  StartRecovery(SfnClient sfn, Clock clock) {
    this.sfn = sfn;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    JsonNode detail = StepJson.mapper().readTree(event).path("detail");
    StoppedExecution stopped = StoppedExecution.of(detail);
    TaskLog log = TaskLog.of(new Topic(stopped.name(), "start-recovery", ""), context, clock);
    String said =
        log.watching(
            () -> stopped.wantsRecovery() ? start(stopped) : "there is nothing to recover");
    log.info(said);
    StepJson.mapper().writeValue(answer, said);
  }

  private String start(StoppedExecution stopped) {
    try {
      sfn.startExecution(
          start ->
              start
                  .stateMachineArn(stopped.machineArn())
                  .name(stopped.recoveryName())
                  .input(stopped.recoveryInput().toString()));
      return stopped.recoveryName() + " is started";
    } catch (ExecutionAlreadyExistsException e) {
      return stopped.recoveryName() + " is started already";
    }
  }
}
