package io.dbrefresh.launcher.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowerTest {
  private static final ExecutionArn RUN = new ExecutionArn(FakeSfn.arn("run"));

  private final FakeSfn sfn = new FakeSfn();
  private final List<RunEvent> events = new ArrayList<>();

  private RunEnding follow() {
    return new Follower(sfn, duration -> {}, Duration.ofSeconds(1)).follow(RUN, events::add);
  }

  @Test
  void tells_each_event_once_however_often_it_looks() {
    sfn.history(
        RUN.text(),
        new Script()
            .begin()
            .step("prepare", "arn:nested")
            .done("prepare", 3, "planned")
            .succeeds("{\"target\": \"mysqlinstd\"}"));
    RunEnding ending = follow();

    assertThat(ending.succeeded()).isTrue();
    assertThat(ending.output().path("target").textValue()).isEqualTo("mysqlinstd");
    assertThat(events).hasSize(3);
    assertThat(((RunEvent.StepDone) events.get(1)).detail()).isEqualTo("planned");
    assertThat(((RunEvent.StepDone) events.get(1)).took()).isGreaterThan(Duration.ofSeconds(3));
  }

  @Test
  void tells_what_the_nested_execution_is_doing() {
    Script script = new Script().begin().step("perform-restore", "arn:nested");
    script.choice("nothing new").choice("nothing new");
    sfn.history(RUN.text(), script.done("perform-restore", 1, "restored").succeeds("{}"));
    sfn.history(
        "arn:nested",
        new Script().begin().says("creating").says("creating").says("backing up").soFar());
    follow();

    assertThat(events)
        .filteredOn(RunEvent.StepWorking.class::isInstance)
        .extracting(event -> ((RunEvent.StepWorking) event).detail())
        .containsExactly("creating");
  }

  @Test
  void a_step_that_was_running_at_the_end_has_failed() {
    sfn.history(
        RUN.text(), new Script().begin().step("retire", "arn:nested").aborted("Interrupted"));
    RunEnding ending = follow();

    assertThat(ending.status()).isEqualTo(RunEnding.Status.ABORTED);
    assertThat(events.get(1)).isInstanceOf(RunEvent.StepFailed.class);
  }

  @Test
  void a_failure_that_was_retried_is_none() {
    Script script = new Script().begin().step("retire", "arn:nested");
    script.caught("another state", "States.TaskFailed", "throttled");
    sfn.history(RUN.text(), script.done("retire", 1, "renamed").succeeds("{}"));
    follow();

    assertThat(events.get(1)).isInstanceOf(RunEvent.StepDone.class);
  }

  @Test
  void cause_of_a_failure_names_its_step() {
    sfn.history(
        RUN.text(), new Script().begin().fails("ScriptFailed", "run-scripts: line 3: no table"));
    RunEnding ending = follow();

    assertThat(ending.failedStep()).isEqualTo("run-scripts");
    assertThat(ending.reason()).isEqualTo("line 3: no table");
  }
}
