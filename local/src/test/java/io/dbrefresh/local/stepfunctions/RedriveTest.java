package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.lambda.FunctionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions that go on with what did not succeed. */
final class RedriveTest {
  private static final String TASK =
      "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\"";

  @TempDir Path folder;
  private Region region;
  private final Set<String> broken = new HashSet<>();
  private final List<String> called = new ArrayList<>();

  @BeforeEach
  void createRegion() {
    region = new Region(folder);
    region.functions.put("work", this::work);
  }

  private String work(String event) {
    String payload = Json.parse(event).node().asText();
    called.add(payload);
    if (broken.contains(payload)) {
      throw new FunctionException("Broken", payload);
    }
    return Json.write(Json.parse(event).node());
  }

  private DescribeExecutionResponse failed(String definition, String input, String... broken) {
    this.broken.addAll(List.of(broken));
    DescribeExecutionResponse ended = region.run(definition, input);
    assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ended.redriveStatusAsString()).isEqualTo("REDRIVABLE");
    this.broken.clear();
    called.clear();
    return ended;
  }

  private DescribeExecutionResponse redriven(String arn) {
    region.sfn.redriveExecution(r -> r.executionArn(arn));
    assertThat(region.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
    region.timeline.runUntilIdle();
    return region.describe(arn);
  }

  @Test
  void the_task_that_failed_is_called_again_with_its_input_and_the_variables() {
    String definition =
        """
        {"QueryLanguage": "JSONata", "StartAt": "first", "States": {
          "first": {%1$s, "Arguments": {"FunctionName": "work", "Payload": "one"},
            "Assign": {"kept": "{%% $states.result.Payload %%}"}, "Output": "two", "Next": "second"},
          "second": {%1$s, "Arguments": {"FunctionName": "work", "Payload": "{%% $states.input %%}"},
            "Output": "{%% [$kept, $states.context.Execution.RedriveCount] %%}", "End": true}}}
        """
            .formatted(TASK);
    String arn = failed(definition, "{}", "two").executionArn();

    DescribeExecutionResponse ended = redriven(arn);

    assertThat(called).containsExactly("two");
    assertThat(ended.output()).isEqualTo("[\"one\",1]");
    assertThat(ended.redriveCount()).isEqualTo(1);
    assertThat(ended.redriveStatusReason())
        .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    assertThat(region.types(arn))
        .containsSubsequence(
            "TaskFailed",
            "ExecutionFailed",
            "ExecutionRedriven",
            "TaskScheduled",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    assertThat(region.types(arn)).filteredOn("TaskStateEntered"::equals).hasSize(2);
  }

  @Test
  void branches_that_succeeded_are_not_run_again() {
    String definition =
        """
        {"StartAt": "both", "States": {"both": {"Type": "Parallel", "End": true, "Branches": [
          {"StartAt": "a", "States": {"a": {%1$s,
            "Parameters": {"FunctionName": "work", "Payload": "a"}, "OutputPath": "$.Payload",
            "End": true}}},
          {"StartAt": "wait", "States": {
            "wait": {"Type": "Wait", "Seconds": 5, "Next": "b"},
            "b": {%1$s, "Parameters": {"FunctionName": "work", "Payload": "b"},
              "OutputPath": "$.Payload", "End": true}}}]}}}
        """
            .formatted(TASK);
    String arn = failed(definition, "{}", "b").executionArn();

    assertThat(redriven(arn).output()).isEqualTo("[\"a\",\"b\"]");
    assertThat(called).containsExactly("b");
  }

  @Test
  void iterations_that_succeeded_are_not_run_again_and_those_left_out_are() {
    String definition =
        """
        {"StartAt": "each", "States": {"each": {"Type": "Map", "End": true, "MaxConcurrency": 1,
          "ItemProcessor": {"StartAt": "nested", "States": {"nested": {"Type": "Parallel",
            "End": true, "OutputPath": "$[0]", "Branches": [{"StartAt": "do", "States": {"do": {
              %s, "Parameters": {"FunctionName": "work", "Payload.$": "$"},
              "OutputPath": "$.Payload", "End": true}}}]}}}}}}
        """
            .formatted(TASK);
    String arn = failed(definition, "[\"a\",\"b\",\"c\"]", "b").executionArn();

    broken.add("c");
    assertThat(redriven(arn).status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(called).containsExactly("b", "c");
    broken.clear();
    called.clear();
    assertThat(redriven(arn).output()).isEqualTo("[\"a\",\"b\",\"c\"]");
    assertThat(called).containsExactly("c");
    assertThat(region.describe(arn).redriveCount()).isEqualTo(2);
  }

  @Test
  void an_execution_that_was_stopped_waits_anew() {
    String machine =
        region.create(
            "machine",
            "{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}");
    String arn = region.start(machine, "run", "{}");
    region.timeline.advance(Duration.ofSeconds(50));
    assertThatThrownBy(() -> region.sfn.redriveExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionNotRedrivableException.class)
        .hasMessageContaining("Execution is RUNNING and cannot be redriven");
    region.sfn.stopExecution(r -> r.executionArn(arn));

    region.sfn.redriveExecution(r -> r.executionArn(arn));
    region.timeline.advance(Duration.ofSeconds(59));
    assertThat(region.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
    region.timeline.advance(Duration.ofSeconds(1));
    assertThat(region.describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void a_child_that_was_waited_for_is_redriven_with_its_parent() {
    region.create(
        "child",
        """
        {"StartAt": "a", "States": {
          "a": {%1$s, "Parameters": {"FunctionName": "work", "Payload": "a"}, "Next": "b"},
          "b": {%1$s, "Parameters": {"FunctionName": "work", "Payload": "b"},
            "OutputPath": "$.Payload", "End": true}}}
        """
            .formatted(TASK));
    String parent =
        """
        {"StartAt": "c", "States": {"c": {"Type": "Task", "End": true, "OutputPath": "$.Output",
          "Resource": "arn:aws:states:::states:startExecution.sync:2",
          "Parameters": {"Name": "one", "Input": {},
            "StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:child"}}}}
        """;
    String arn = failed(parent, "{}", "b").executionArn();

    assertThat(redriven(arn).output()).isEqualTo("\"b\"");
    assertThat(called).containsExactly("b");
    assertThat(
            region
                .describe("arn:aws:states:us-east-1:123456789012:execution:child:one")
                .redriveCount())
        .isEqualTo(1);
  }

  @Test
  void after_fourteen_days_it_is_too_late() {
    String arn =
        region
            .run("{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Fail\",\"Error\":\"x\"}}}", "{}")
            .executionArn();
    region.timeline.advance(Duration.ofDays(15));

    assertThatThrownBy(() -> region.sfn.redriveExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionNotRedrivableException.class)
        .hasMessageContaining("14 days");
  }

  @Test
  void a_map_in_distributed_mode_is_refused_by_name() {
    String definition =
        """
        {"StartAt": "each", "States": {"each": {"Type": "Map", "End": true,
          "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "do", "States": {"do": {%s,
              "Parameters": {"FunctionName": "work", "Payload.$": "$"}, "End": true}}}}}}
        """
            .formatted(TASK);
    String arn = failed(definition, "[\"a\"]", "a").executionArn();

    assertThatThrownBy(() -> region.sfn.redriveExecution(r -> r.executionArn(arn)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Map in distributed mode: each");
    assertThat(region.describe(arn).status()).isEqualTo(ExecutionStatus.FAILED);
  }
}
