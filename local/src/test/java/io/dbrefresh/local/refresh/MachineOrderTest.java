package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.statemachine.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which step comes next, and when a task is called again. */
class MachineOrderTest {
  private final RehearsedTasks tasks = new RehearsedTasks();
  private final RehearsedMachine machine = new RehearsedMachine(tasks);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop-old-database",
        "delete-replicas,stop-old-database",
        "rotate-master-pwd,verify",
        "change-master-pwd,preserve,delete-old-cluster",
        "create-secret,run-scripts,create-read-replicas,delete-old-cluster"
      })
  void a_choice_leads_to_the_next_step_that_the_plan_has(String steps) {
    List<String> planned = List.of(steps.split(","));
    tasks.planning(planned.toArray(String[]::new));

    machine.run("{}");

    List<String> always =
        List.of("prepare", "perform-restore", "apply-settings", "fix-tags", "rename-database");
    assertThat(tasks.calls())
        .containsExactlyElementsOf(
            Arrays.stream(Step.values())
                .map(Step::state)
                .takeWhile(state -> !state.equals("recover"))
                .filter(
                    state ->
                        always.contains(state) || planned.contains(state) || state.equals("unlock"))
                .toList());
  }

  @Test
  void what_the_task_wants_remembered_is_handed_back_without_a_wait() {
    tasks
        .planning("perform-restore")
        .answering(
            "perform-restore",
            "{\"status\": \"IN_PROGRESS\", \"detail\": \"d\", \"waitSeconds\": 0, \"progress\":"
                + " {\"seen\": 1}}");

    Instant before = machine.now();
    machine.run("{}");

    assertThat(tasks.request("perform-restore").path("progress").path("seen").asInt()).isEqualTo(1);
    assertThat(machine.now()).isEqualTo(before);
  }

  @Test
  void waits_as_long_as_the_task_asks_and_hands_its_progress_back() {
    tasks
        .planning("perform-restore")
        .answering(
            "perform-restore",
            "{\"status\": \"IN_PROGRESS\", \"detail\": \"d\", \"waitSeconds\": 40, \"progress\":"
                + " {\"seen\": 1}}");

    Instant before = machine.now();
    machine.run("{}");

    assertThat(tasks.request("perform-restore").path("progress").path("seen").asInt()).isEqualTo(1);
    assertThat(tasks.request("perform-restore").path("startedAt").asText())
        .startsWith("2026-01-01T00:00:00");
    assertThat(Duration.between(before, machine.now()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(40));
  }
}
