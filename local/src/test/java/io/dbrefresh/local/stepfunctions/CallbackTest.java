package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.asl.value.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Tasks that wait for whoever has their token, on the virtual clock. */
final class CallbackTest {
  private static final String APPROVAL =
      """
      {"StartAt": "ask", "States": {"ask": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
        "Parameters": {"FunctionName": "ask", "Payload": {"token.$": "$$.Task.Token"}}%s}}}
      """;

  @TempDir Path folder;
  private Region region;
  private String token = "";

  @BeforeEach
  void createRegion() {
    region = new Region(folder);
    region.functions.put(
        "ask",
        event -> {
          token = Json.parse(event).node().path("token").asText();
          return "\"asked\"";
        });
  }

  private String asked(String fields) {
    String machine = region.create("machine", APPROVAL.formatted(fields));
    String arn = region.start(machine, "run", "{}");
    region.timeline.advance(Duration.ofSeconds(1));
    return arn;
  }

  private DescribeExecutionResponse end(String arn) {
    region.timeline.runUntilIdle();
    return region.describe(arn);
  }

  @Test
  void a_task_goes_on_with_what_is_sent() {
    String arn = asked("");
    assertThat(region.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);

    region.sfn.sendTaskSuccess(r -> r.taskToken(token).output("{\"approved\":true}"));

    assertThat(end(arn).output()).isEqualTo("{\"approved\":true}");
    assertThat(region.types(arn))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    assertThat(region.events(arn).get(2).taskScheduledEventDetails())
        .satisfies(
            scheduled -> {
              assertThat(scheduled.resource()).isEqualTo("invoke.waitForTaskToken");
              assertThat(scheduled.parameters()).contains(token);
            });
    assertThatThrownBy(() -> region.sfn.sendTaskSuccess(r -> r.taskToken(token).output("1")))
        .isInstanceOf(TaskTimedOutException.class)
        .hasMessageContaining("Task Timed Out: 'Provided task does not exist anymore'");
  }

  @Test
  void a_task_fails_as_is_said() {
    String arn = asked("");

    region.sfn.sendTaskFailure(r -> r.taskToken(token).error("Refused").cause("not now"));

    assertThat(end(arn).error()).isEqualTo("Refused");
    assertThat(region.describe(arn).cause()).isEqualTo("not now");
  }

  @Test
  void a_heartbeat_keeps_a_task_waiting_and_silence_ends_it() {
    String arn = asked(", \"HeartbeatSeconds\": 60, \"TimeoutSeconds\": 600");
    for (int beat = 0; beat < 3; beat++) {
      region.timeline.advance(Duration.ofSeconds(50));
      region.sfn.sendTaskHeartbeat(r -> r.taskToken(token));
    }
    assertThat(region.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);

    region.timeline.advance(Duration.ofSeconds(60));

    assertThat(region.describe(arn).error()).isEqualTo("States.HeartbeatTimeout");
    assertThat(region.types(arn)).contains("TaskTimedOut");
    assertThatThrownBy(() -> region.sfn.sendTaskHeartbeat(r -> r.taskToken(token)))
        .isInstanceOf(TaskTimedOutException.class);
  }

  @Test
  void heartbeats_do_not_outlast_the_timeout() {
    String arn = asked(", \"HeartbeatSeconds\": 60, \"TimeoutSeconds\": 100");
    region.timeline.advance(Duration.ofSeconds(50));
    region.sfn.sendTaskHeartbeat(r -> r.taskToken(token));

    region.timeline.advance(Duration.ofSeconds(50));

    assertThat(region.describe(arn).error()).isEqualTo("States.Timeout");
  }

  @Test
  void a_retry_has_a_token_of_its_own() {
    String arn = asked(", \"Retry\": [{\"ErrorEquals\": [\"Busy\"], \"IntervalSeconds\": 1}]");
    String first = token;
    region.sfn.sendTaskFailure(r -> r.taskToken(first).error("Busy"));
    region.timeline.advance(Duration.ofSeconds(2));

    assertThat(token).isNotEqualTo(first);
    region.sfn.sendTaskSuccess(r -> r.taskToken(token).output("1"));
    assertThat(end(arn).output()).isEqualTo("1");
  }

  @Test
  void an_execution_that_is_stopped_waits_for_nobody() {
    String arn = asked("");
    region.sfn.stopExecution(r -> r.executionArn(arn));

    assertThatThrownBy(() -> region.sfn.sendTaskSuccess(r -> r.taskToken(token).output("1")))
        .isInstanceOf(TaskTimedOutException.class);
  }

  @Test
  void what_is_no_token_or_no_json_is_refused_and_the_task_waits_on() {
    String arn = asked("");

    assertThatThrownBy(() -> region.sfn.sendTaskSuccess(r -> r.taskToken("x").output("1")))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageContaining("Invalid Token: 'Invalid token'");
    assertThatThrownBy(() -> region.sfn.sendTaskSuccess(r -> r.taskToken(token).output("{")))
        .isInstanceOf(InvalidOutputException.class);
    region.sfn.sendTaskSuccess(r -> r.taskToken(token).output("1"));
    assertThat(end(arn).output()).isEqualTo("1");
  }

  @Test
  void an_express_machine_cannot_wait() {
    assertThatThrownBy(
            () ->
                region.sfn.createStateMachine(
                    r ->
                        r.name("express")
                            .type("EXPRESS")
                            .definition(APPROVAL.formatted(""))
                            .roleArn(Region.ROLE)))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(
            "Express state machine does not support '.waitForTaskToken' service integration")
        .hasMessageContaining("/States/ask/Resource");
  }
}
