package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Both definitions, run with tasks that answer as a test says, on a virtual clock. */
class RefreshMachineTest {
  private static final String[] ALL =
      Arrays.stream(Step.values())
          .map(Step::state)
          .takeWhile(state -> !state.equals("recover"))
          .filter(state -> !state.equals("prepare"))
          .toArray(String[]::new);

  private static final String DONE = "{\"status\": \"DONE\", \"detail\": \"d\", \"result\": %s}";

  private final RehearsedTasks tasks = new RehearsedTasks();
  private final RehearsedMachine machine = new RehearsedMachine(tasks);

  private DescribeExecutionResponse run(String input) {
    return machine.run(input);
  }

  @Test
  void takes_every_planned_step_in_order_and_tells_what_came_of_it() throws IOException {
    tasks
        .planning(ALL)
        .answering("perform-restore", DONE.formatted("{\"dataAsOf\": \"2026-01-01T00:00:00Z\"}"))
        .answering("retire", DONE.formatted("{\"unavailableFrom\": \"2026-01-01T00:00:01Z\"}"))
        .answering(
            "rename-database",
            DONE.formatted(
                "{\"availableAt\": \"2026-01-01T00:00:03.5Z\", \"endpoint\": \"h\", \"port\":"
                    + " 3307}"))
        .answering("update-dynamodb", DONE.formatted("{\"key\": {\"dbinstance\": \"target\"}}"));

    DescribeExecutionResponse ended = run("{}");

    assertThat(ended.status())
        .as(ended.error() + ended.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(tasks.calls())
        .containsExactlyElementsOf(
            Arrays.stream(Step.values())
                .map(Step::state)
                .takeWhile(s -> !s.equals("recover"))
                .toList());
    JsonNode output = StepJson.mapper().readTree(ended.output());
    assertThat(output.path("unavailabilitySeconds").asDouble()).isEqualTo(2.5);
    assertThat(output.path("dataAsOf").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(output.path("port").asInt()).isEqualTo(3307);
    assertThat(output.path("recordKey").path("dbinstance").asText()).isEqualTo("target");
    assertThat(output.path("steps")).hasSize(ALL.length + 1);
    assertThat(
            tasks
                .request("update-dynamodb")
                .path("results")
                .path("perform-restore")
                .path("result")
                .path("dataAsOf")
                .asText())
        .isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void skips_what_is_not_planned() {
    tasks.planning("perform-restore", "fix-tags", "rename-database", "unlock");

    DescribeExecutionResponse ended = run("{}");

    assertThat(ended.status())
        .as(ended.error() + ended.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(tasks.calls())
        .containsExactly(
            "prepare",
            "perform-restore",
            "apply-settings",
            "fix-tags",
            "rename-database",
            "unlock");
    assertThat(ended.output()).contains("\"unavailabilitySeconds\":0");
  }

  @Test
  void recovers_records_and_tells_when_a_step_fails() {
    tasks
        .planning(ALL)
        .answering(
            "run-scripts",
            "{\"status\": \"FAILED\", \"error\": \"ScriptFailed\", \"detail\": \"01script.sql:3: no"
                + " such table\"}")
        .answering("recover", DONE.formatted("{\"recovered\": true}"));

    DescribeExecutionResponse ended = run("{\"restore\": {}}");

    assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ended.error()).isEqualTo("ScriptFailed");
    assertThat(ended.cause()).isEqualTo("run-scripts: 01script.sql:3: no such table");
    assertThat(tasks.calls())
        .endsWith(
            "run-scripts", "recover", "update-dynamodb-failure", "send-msg-failure", "unlock");
    assertThat(tasks.request("recover").path("failure").path("step").asText())
        .isEqualTo("run-scripts");
    assertThat(tasks.request("send-msg-failure").path("plan").path("application").asText())
        .isEqualTo("app1");
    assertThat(tasks.request("send-msg-failure").path("input").has("restore")).isTrue();
  }

  @Test
  void a_refused_refresh_is_recorded_and_told_without_a_plan() {
    tasks
        .answering(
            "prepare",
            "{\"status\": \"FAILED\", \"error\": \"TargetLocked\", \"detail\": \"held by r\"}")
        .answering("recover", DONE.formatted("{\"recovered\": false}"));

    DescribeExecutionResponse ended = run("{}");

    assertThat(ended.error()).isEqualTo("TargetLocked");
    assertThat(tasks.calls())
        .containsExactly("prepare", "recover", "update-dynamodb-failure", "send-msg-failure");
    assertThat(tasks.request("update-dynamodb-failure").path("plan").isNull()).isTrue();
  }

  @Test
  void a_failed_recovery_is_told_with_what_it_was_to_recover() {
    tasks
        .planning(ALL)
        .answering(
            "fix-tags", "{\"status\": \"FAILED\", \"error\": \"NotAllowed\", \"detail\": \"no\"}")
        .answering(
            "recover",
            "{\"status\": \"FAILED\", \"error\": \"TerminalStatus\", \"detail\": \"old is gone\"}");

    DescribeExecutionResponse ended = run("{}");

    assertThat(ended.error()).isEqualTo("NotAllowed");
    assertThat(ended.cause()).isEqualTo("fix-tags: no; and recovery failed: old is gone");
    assertThat(tasks.calls()).endsWith("recover", "update-dynamodb-failure", "send-msg-failure");
  }

  @Test
  void a_message_that_cannot_be_sent_fails_nothing() {
    tasks
        .planning(ALL)
        .answering(
            "send-msg",
            "{\"status\": \"FAILED\", \"error\": \"NotFound\", \"detail\": \"no topic\"}");

    assertThat(run("{}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(tasks.calls()).endsWith("send-msg", "unlock");
  }

  @Test
  void an_execution_that_only_recovers_reports_the_run_it_recovered() {
    tasks.answering(
        "recover",
        DONE.formatted(
            "{\"recovered\": true, \"plan\": {\"application\": \"app1\"}, \"run\": {\"name\":"
                + " \"dead\", \"arn\": \"a\", \"startedAt\": \"2025-12-31T00:00:00Z\"},"
                + " \"failure\": {\"step\": \"execution\", \"error\": \"Interrupted\", \"cause\":"
                + " \"c\"}}"));

    DescribeExecutionResponse ended = run("{\"recover\": {\"name\": \"dead\"}}");

    assertThat(ended.status())
        .as(ended.error() + ended.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(tasks.calls())
        .isEqualTo(List.of("recover", "update-dynamodb-failure", "send-msg-failure", "unlock"));
    assertThat(tasks.request("send-msg-failure").path("run").path("name").asText())
        .isEqualTo("dead");
    assertThat(tasks.request("send-msg-failure").path("failure").path("error").asText())
        .isEqualTo("Interrupted");
  }

  @Test
  void an_execution_with_nothing_to_recover_sees_to_it_that_the_run_is_recorded() {
    tasks.answering(
        "recover", DONE.formatted("{\"recovered\": false, \"input\": {\"restore\": {}}}"));

    assertThat(run("{\"recover\": {\"name\": \"dead\"}}").status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);

    assertThat(tasks.calls())
        .containsExactly("recover", "update-dynamodb-failure", "send-msg-failure");
    assertThat(tasks.request("update-dynamodb-failure").path("input").has("restore")).isTrue();
  }

  @Test
  void a_task_that_throws_fails_its_step_with_its_own_words() {
    tasks.planning("perform-restore").answering("recover", DONE.formatted("{\"recovered\": true}"));
    tasks.throwing("perform-restore", new IllegalStateException("the event carries nonsense"));

    DescribeExecutionResponse ended = run("{}");

    assertThat(ended.error()).isEqualTo("java.lang.IllegalStateException");
    assertThat(ended.cause()).isEqualTo("perform-restore: the event carries nonsense");
  }
}
