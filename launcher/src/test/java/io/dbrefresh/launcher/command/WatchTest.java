package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.launcher.execution.FakeSfn;
import io.dbrefresh.launcher.execution.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {
  private static final String OUTPUT =
      """
      {"run": "r", "target": "mysqlinstd", "source": "mysqlinstp", "application": "app1",
       "dataAsOf": "2026-11-21T03:10:00Z", "unavailabilitySeconds": 0.4,
       "recordTable": "dbalignment-awssol", "recordKey": {"dbinstance": "mysqlinstd"},
       "secret": "/development/app1/mysqlinstd", "endpoint": "127.0.0.1", "port": 3307,
       "steps": [{"step": "perform-restore", "seconds": 3.2, "detail": "restored"}]}""";

  private final Cli cli;

  WatchTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
  }

  @Test
  void shows_each_step_and_at_the_end_what_was_done() {
    cli.regions.sfn.next =
        new Script()
            .begin()
            .step("prepare", "arn:nested-1")
            .done("prepare", 1, "12 steps planned")
            .choice("delete-replicas?")
            .step("perform-restore", "arn:nested-2")
            .done("perform-restore", 3, "mysqlinstdtemp restored from mysqlinstp")
            .succeeds(OUTPUT);
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--local");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern(
            "(?m)^\\d\\d:\\d\\d:\\d\\d {2}prepare +… {2}✓ done in \\d.* 12 steps planned$")
        .containsPattern(
            "perform-restore +… {2}✓ done in \\d.* mysqlinstdtemp restored from mysqlinstp")
        .contains(
            "mysqlinstd is refreshed from mysqlinstp, data as of 2026-11-21 03:10:00 UTC.",
            "unavailable for 0.4 s",
            "DynamoDB table dbalignment-awssol, dbinstance=mysqlinstd",
            "secret /development/app1/mysqlinstd",
            "127.0.0.1:3307",
            "dbrefresh connect mysqlinstd --local")
        .doesNotContain("delete-replicas?");
    assertThat(cli.regions.closed).isEqualTo(1);
  }

  @Test
  void succeeds_with_an_output_that_says_nothing() {
    cli.regions.sfn.next = new Script().begin().succeeds("{}");
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--watch");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("mysqlinstd is refreshed.");
  }

  @Test
  void json_output_is_one_event_a_line_and_nothing_else() throws IOException {
    cli.regions.sfn.next =
        new Script()
            .begin()
            .step("prepare", "arn:nested")
            .done("prepare", 1, "planned")
            .step("run-scripts", "arn:nested")
            .caught("run-scripts", "ScriptFailed", "01script.sql line 3")
            .step("recover", "arn:nested")
            .done("recover", 1, "as before")
            .fails("ScriptFailed", "run-scripts: 01script.sql line 3");
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--watch", "--output", "json");

    List<JsonNode> events = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      events.add(new JsonMapper().readTree(line));
    }
    assertThat(events.stream().map(event -> event.path("event").textValue()))
        .containsExactly(
            "started",
            "step-started",
            "step-done",
            "step-started",
            "step-failed",
            "step-started",
            "step-done",
            "ended");
    assertThat(events.get(4).path("error").textValue()).isEqualTo("ScriptFailed");
    assertThat(events.get(7).path("status").textValue()).isEqualTo("FAILED");
    assertThat(events.get(7).path("step").textValue()).isEqualTo("run-scripts");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED.number());
  }

  @Test
  void a_failure_says_step_error_cause_what_the_target_is_and_what_to_type() {
    cli.regions.sfn.next =
        new Script()
            .begin()
            .step("run-scripts", "arn:nested")
            .caught("run-scripts", "ScriptFailed", "01script.sql line 3: no such table")
            .step("recover", "arn:nested")
            .done("recover", 1, "mysqlinstd is as it was; mysqlinstdtemp is removed")
            .fails("ScriptFailed", "run-scripts: 01script.sql line 3: no such table");
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--local");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED.number());
    assertThat(result.out()).containsPattern("run-scripts +… {2}✗ failed after .* ScriptFailed");
    assertThat(result.err())
        .contains(
            "mysqlinstd was not refreshed: run-scripts failed",
            "01script.sql line 3: no such table",
            "mysqlinstd is as it was; mysqlinstdtemp is removed",
            "mend the script, then: dbrefresh launch mysqlinstd app1 --local");
  }

  @Test
  void a_first_step_that_there_is_not_is_no_fault_of_the_file() {
    cli.regions.sfn.next =
        new Script()
            .begin()
            .fails("InvalidRefreshFile", "prepare: db.json /launch/from: `nostep` is not a step");

    assertThat(cli.run("launch", "mysqlinstd", "app1", "--watch").err())
        .contains("begin with a step that there is, or with the first one: dbrefresh launch")
        .doesNotContain("mend the refresh file");
  }

  @ParameterizedTest(name = "{0} ends with {1}")
  @CsvSource({
    "InvalidRefreshFile,2",
    "TargetLocked,3",
    "NotAllowed,3",
    "TerminalStatus,1",
    "States.Timeout,1"
  })
  void error_decides_the_exit_code(String error, int exitCode) {
    cli.regions.sfn.next = new Script().begin().fails(error, "prepare: no");
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--watch");

    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.err()).contains(error);
  }

  @Test
  void ctrl_c_stops_the_run_and_shows_its_recovery() {
    String name = "app1-mysqlinstd-20261121T031415Z";
    Script script = new Script().begin().step("perform-restore", "arn:nested");
    cli.regions.sfn.next = script.soFar();
    cli.regions.sfn.onStop =
        () -> {
          cli.regions.sfn.history(FakeSfn.arn(name), last(script.aborted("Interrupted")));
          cli.regions.sfn.history(
              FakeSfn.arn("recover-" + name),
              new Script()
                  .begin()
                  .step("recover", "arn:nested")
                  .done("recover", 1, "mysqlinstd is as it was")
                  .succeeds("{}"));
          cli.onPause = () -> {};
        };
    cli.onPause = () -> cli.pressCtrlC.run();
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--local");

    assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED.number());
    assertThat(cli.regions.sfn.stopped).hasSize(1);
    assertThat(cli.regions.sfn.stopped.get(0).error()).isEqualTo("Interrupted");
    assertThat(result.out()).containsPattern("recover +… {2}✓ done in .* mysqlinstd is as it was");
    assertThat(result.err()).contains("Stopping " + name, "was stopped", "mysqlinstd is as it was");
    assertThat(cli.left).isFalse();
  }

  @Test
  void second_ctrl_c_leaves_at_once_and_says_what_is_left() {
    cli.regions.sfn.next = new Script().begin().soFar();
    int[] pressed = {0};
    cli.onPause =
        () -> {
          cli.pressCtrlC.run();
          if (++pressed[0] == 2) {
            cli.regions.sfn.history(
                FakeSfn.arn("app1-mysqlinstd-20261121T031415Z"),
                last(new Script().begin().step("prepare", "n").aborted("Interrupted")));
          }
        };
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--local");

    assertThat(cli.left).isTrue();
    assertThat(result.err()).contains("Left. The next dbrefresh command on this region recovers");
  }

  private static <T> List<List<T>> last(List<List<T>> parts) {
    return List.of(parts.get(parts.size() - 1));
  }
}
