package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.lambda.FunctionException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

final class LocalSfnTasksTest {
  private static final String STEP =
      """
      {"QueryLanguage": "JSONata", "StartAt": "advance", "States": {
        "advance": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "{% $states.input.function %}",
                        "Payload": {"progress": "{% $states.input.progress %}"}},
          "TimeoutSeconds": 60,
          "Assign": {"answer": "{% $states.result.Payload %}"},
          "Output": "{% $merge([$states.input, {'progress': $states.result.Payload.progress}]) %}",
          "Retry": [{"ErrorEquals": ["com.example.Throttled"], "IntervalSeconds": 2,
                     "MaxAttempts": 2, "BackoffRate": 2}],
          "Next": "outcome"},
        "outcome": {"Type": "Choice", "Choices": [
          {"Condition": "{% $answer.status = 'DONE' %}", "Next": "done"},
          {"Condition": "{% $answer.status = 'IN_PROGRESS' %}", "Next": "wait"}],
          "Default": "failed"},
        "wait": {"Type": "Wait", "Seconds": "{% $answer.waitSeconds %}", "Next": "advance"},
        "failed": {"Type": "Fail", "Error": "StepFailed", "Cause": "{% $answer.detail %}"},
        "done": {"Type": "Succeed", "Output": "{% $answer %}"}}}
      """;

  private static final String PARENT =
      """
      {"QueryLanguage": "JSONata", "StartAt": "restore", "States": {
        "restore": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
          "Arguments": {"StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:step",
                        "Name": "child", "Input": "{% $states.input %}"},
          "Output": "{% $states.result.Output %}",
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "recover",
                     "Output": "{% $parse($states.errorOutput.Cause) %}"}],
          "End": true},
        "recover": {"Type": "Pass", "End": true}}}
      """;

  private static final String INPUT = "{\"function\":\"restore\",\"progress\":0}";

  @TempDir Path folder;
  private Region region;

  @BeforeEach
  void createRegion() {
    region = new Region(folder);
  }

  /** Says IN_PROGRESS until it was called {@code calls} times. */
  private void restoreTakes(int calls) {
    region.functions.put(
        "restore",
        event -> {
          int progress = Json.read(event).path("progress").asInt() + 1;
          String status = progress < calls ? "IN_PROGRESS" : "DONE";
          return "{\"status\":\"%s\",\"progress\":%d,\"waitSeconds\":30}"
              .formatted(status, progress);
        });
  }

  private void restoreThrows(RuntimeException thrown) {
    region.functions.put(
        "restore",
        event -> {
          throw new FunctionException(thrown);
        });
  }

  private static JsonNode output(DescribeExecutionResponse execution) {
    return Json.read(execution.output());
  }

  @Test
  void a_step_is_called_again_until_it_is_done() {
    restoreTakes(3);

    DescribeExecutionResponse execution = region.run(STEP, INPUT);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(output(execution).path("progress").asInt()).isEqualTo(3);
    assertThat(Duration.between(execution.startDate(), execution.stopDate()))
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void a_parent_gets_the_output_of_its_child_as_json() {
    restoreTakes(2);
    region.create("step", STEP);

    DescribeExecutionResponse execution = region.run(PARENT, INPUT);

    assertThat(output(execution).path("status").asText()).isEqualTo("DONE");
    assertThat(region.types(execution.executionArn()))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void a_failed_child_is_described_in_the_cause() {
    restoreThrows(new IllegalStateException("no such snapshot"));
    region.create("step", STEP);

    JsonNode caught = output(region.run(PARENT, INPUT));

    assertThat(caught.path("Status").asText()).isEqualTo("FAILED");
    assertThat(caught.path("Error").asText()).isEqualTo("java.lang.IllegalStateException");
    JsonNode report = Json.read(caught.path("Cause").asText());
    assertThat(report.path("errorMessage").asText()).isEqualTo("no such snapshot");
    assertThat(report.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(report.path("stackTrace").isArray()).isTrue();
  }

  @Test
  void stopping_a_parent_stops_its_child() {
    restoreTakes(Integer.MAX_VALUE);
    region.create("step", STEP);
    String parent = region.start(region.create("parent", PARENT), "run", INPUT);
    region.timeline.advance(Duration.ofMinutes(5));

    region.sfn.stopExecution(
        request -> request.executionArn(parent).error("Operator").cause("wrong target"));
    region.timeline.runUntilIdle();

    DescribeExecutionResponse stopped = region.describe(parent);
    assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(stopped.error()).isEqualTo("Operator");
    assertThat(stopped.cause()).isEqualTo("wrong target");
    String child = "arn:aws:states:us-east-1:123456789012:execution:step:child";
    assertThat(region.describe(child).status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(region.types(child)).endsWith("ExecutionAborted");
  }

  @Test
  void retries_wait_longer_each_time_and_then_give_up() {
    List<Instant> calls = new ArrayList<>();
    region.functions.put(
        "restore",
        event -> {
          calls.add(region.timeline.clock().instant());
          throw new FunctionException(new ArithmeticException("again"));
        });

    DescribeExecutionResponse execution =
        region.run(STEP.replace("com.example.Throttled", "java.lang.ArithmeticException"), INPUT);

    Instant start = execution.startDate();
    assertThat(calls).containsExactly(start, start.plusSeconds(2), start.plusSeconds(6));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).isEqualTo("java.lang.ArithmeticException");
  }

  @Test
  void an_unknown_function_is_a_named_error() {
    DescribeExecutionResponse execution = region.run(STEP, INPUT);

    assertThat(execution.error()).isEqualTo("Lambda.ResourceNotFoundException");
    assertThat(execution.cause()).contains("restore");
  }

  @Test
  void a_function_can_be_the_resource_itself() {
    String arn = "arn:aws:lambda:us-east-1:123456789012:function:echo";
    region.functions.put(arn, event -> "{\"got\":" + event + "}");

    DescribeExecutionResponse execution =
        region.run(
            """
            {"StartAt": "call", "States": {"call": {"Type": "Task", "Resource": "%s",
              "Parameters": {"x.$": "$.function"}, "ResultPath": "$.answer", "End": true}}}
            """
                .formatted(arn),
            INPUT);

    assertThat(output(execution).at("/answer/got/x").asText()).isEqualTo("restore");
    assertThat(region.types(execution.executionArn()))
        .contains("LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded");
  }

  @Test
  void a_child_that_takes_too_long_times_the_task_out_and_is_stopped() {
    restoreTakes(Integer.MAX_VALUE);
    region.create("step", STEP);
    String limited =
        PARENT
            .replace("\"Catch\"", "\"TimeoutSeconds\": 100, \"Catch\"")
            .replace("States.ALL", "Other");

    String parent = region.start(region.create("parent", limited), "run", INPUT);
    region.timeline.runUntilIdle();

    assertThat(region.describe(parent).status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(region.describe(parent).error()).isEqualTo("States.Timeout");
    assertThat(region.types(parent)).contains("TaskTimedOut");
    assertThat(
            region.describe("arn:aws:states:us-east-1:123456789012:execution:step:child").status())
        .isEqualTo(ExecutionStatus.ABORTED);
  }

  @Test
  void a_timeout_is_no_failed_task_and_is_caught_by_its_own_name() {
    restoreTakes(Integer.MAX_VALUE);
    region.create("step", STEP);
    String caught =
        PARENT.replace(
            "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"recover\",",
            "\"TimeoutSeconds\": 600, \"HeartbeatSeconds\": 90, \"Catch\": ["
                + "{\"ErrorEquals\": [\"States.TaskFailed\"], \"Next\": \"recover\"},"
                + "{\"ErrorEquals\": [\"States.HeartbeatTimeout\"], \"Next\": \"recover\",");

    DescribeExecutionResponse execution =
        region.run(
            caught.replace("$parse($states.errorOutput.Cause)", "$states.errorOutput.Error"),
            INPUT);

    assertThat(execution.output()).isEqualTo("\"States.HeartbeatTimeout\"");
    assertThat(Duration.between(execution.startDate(), execution.stopDate()))
        .isEqualTo(Duration.ofSeconds(90));
  }
}
