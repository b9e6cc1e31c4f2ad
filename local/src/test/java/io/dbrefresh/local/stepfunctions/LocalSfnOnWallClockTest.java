package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.store.Documents;
import io.dbrefresh.local.time.WallTimeline;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

final class LocalSfnOnWallClockTest {
  private static final String CALL =
      """
      {"QueryLanguage": "JSONata", "StartAt": "call", "States": {
        "call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "peek", "Payload": "{% $states.context.Execution.Id %}"},
          "Output": "{% $states.result.Payload %}", "End": true}}}
      """;

  @TempDir Path folder;

  @Test
  void a_function_may_ask_the_service_while_it_runs() throws Exception {
    CompletableFuture<LocalSfn> service = new CompletableFuture<>();
    CompletableFuture<ExecutionStatusChange> ended = new CompletableFuture<>();
    try (WallTimeline timeline = new WallTimeline()) {
      LocalSfn sfn =
          new LocalSfn(
              timeline,
              new Documents(folder.resolve("machines")),
              new Documents(folder.resolve("executions")),
              (function, payload) -> lastEvent(service.join(), payload),
              "us-east-1",
              "123456789012");
      service.complete(sfn);
      sfn.onStatusChange(
          change -> {
            if (change.stopDate().isPresent()) {
              ended.complete(change);
            }
          });
      String machine =
          sfn.createStateMachine(r -> r.name("machine").definition(CALL).roleArn(Region.ROLE))
              .stateMachineArn();
      sfn.startExecution(r -> r.stateMachineArn(machine).name("run").input("{}"));

      assertThat(ended.get(30, TimeUnit.SECONDS).output()).contains("\"TaskStarted\"");
    }
  }

  private static String lastEvent(LocalSfn sfn, String payload) {
    String arn = payload.substring(1, payload.length() - 1);
    HistoryEvent last =
        sfn.getExecutionHistory(r -> r.executionArn(arn).reverseOrder(true).maxResults(1))
            .events()
            .get(0);
    return "\"" + last.typeAsString() + "\"";
  }
}
