package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.launcher.execution.FakeSfn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** {@code locks}, {@code explain} and {@code orphans}, as their user meets them. */
class ExplainingTest {
  private static final String RUN = "app1-mysqlinstd-20261121T030000Z";
  private static final String ORPHANS =
      """
      {"prices": "list prices of some day", "orphans": [
        {"kind": "instance", "identifier": "mysqlinstdtemp", "arn": "arn:temp", "run": "app1-mysqlinstd-1",
         "target": "mysqlinstd", "created": "2026-11-18T03:14:15Z", "monthlyDollars": 12.41},
        {"kind": "instance", "identifier": "strangetemp", "arn": "arn:strange", "run": "app1-strange-1",
         "target": "strange", "created": "2026-11-21T03:04:15Z"}], "deleted": [], "kept": []}
      """;

  private final Cli cli;

  ExplainingTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private void record() {
    Map<String, AttributeValue> record = new HashMap<>();
    record.put("dbinstance", text("mysqlinstd"));
    record.put("run", text("2026-11-21T03:00:00Z#" + RUN));
    record.put("recordingtime", text("2026-11-21 03:14:15"));
    record.put("status", text("failed"));
    record.put("failedstep", text("run-scripts"));
    record.put("error", text("ScriptFailed"));
    record.put("cause", text("02script.sql:3: no such table"));
    record.put("appname", text("app1"));
    record.put("environment", text("development"));
    record.put("source", text("mysqlinstp"));
    record.put("restoretype", text("latestpoint"));
    record.put("restoredate", text("2026-11-21 02:59:00"));
    record.put("launchedby", text("dba@host"));
    record.put("file", text("db-app1-mysqlinstd.json"));
    record.put("seconds", AttributeValue.fromN("855"));
    record.put("notification", text("failed: topic t does not exist"));
    record.put("left", AttributeValue.fromL(List.of(text("mysqlinstdtemp is kept"))));
    record.put(
        "steps",
        AttributeValue.fromL(
            List.of(
                AttributeValue.fromM(
                    Map.of(
                        "step", text("perform-restore"),
                        "seconds", AttributeValue.fromN("700"),
                        "detail", text("restored"))))));
    record.put(
        "scripts",
        AttributeValue.fromL(
            List.of(
                AttributeValue.fromM(
                    Map.of(
                        "key", text("01script.sql"),
                        "statements", AttributeValue.fromN("1"),
                        "rows", AttributeValue.fromN("300"),
                        "sha256", text("abc"))))));
    cli.regions.dynamoDb.records.add(record);
  }

  @Test
  void explain_says_what_happened_where_why_what_is_left_and_what_to_type() {
    record();
    cli.regions.rds.instances.add(
        DBInstance.builder()
            .dbInstanceIdentifier("mysqlinstdtemp")
            .dbInstanceStatus("available")
            .tagList(
                Tag.builder().key("refresh-execution").value(RUN).build(),
                Tag.builder().key("refresh-instance").value("mysqlinstd").build())
            .build());

    Cli.Result result = cli.run("explain", RUN, "--local");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsSubsequence(
            RUN + ": failed at run-scripts after 14 min 15 s, recorded 2026-11-21 03:14:15 UTC.",
            "mysqlinstd of app1 (development)",
            "mysqlinstp, latestpoint, data as of 2026-11-21 02:59:00 UTC",
            "dba@host",
            "ScriptFailed",
            "02script.sql:3: no such table",
            "perform-restore",
            "11 min 40 s",
            "run-scripts",
            "failed",
            "01script.sql: 1 statement, 300 rows, SHA-256 abc",
            "mysqlinstdtemp is kept",
            "there now    instance mysqlinstdtemp (available)",
            "failed: topic t does not exist",
            "mend the script, then: dbrefresh launch mysqlinstd app1 --local");
    assertThat(cli.run("explain", FakeSfn.arn(RUN), "--local", "--output", "json").out())
        .contains("\"failedstep\":\"run-scripts\"", "\"leftNow\":[\"instance mysqlinstdtemp");
  }

  @Test
  void the_failed_step_stands_before_the_recovery_with_its_time_where_that_is_known() {
    record();
    Map<String, AttributeValue> record = cli.regions.dynamoDb.records.get(0);
    record.put(
        "steps",
        AttributeValue.fromL(
            List.of(
                step("perform-restore", "03:00:00", "700"), step("recover", "03:12:00.5", "9"))));

    assertThat(cli.run("explain", RUN, "--local").out())
        .containsPattern(
            "steps +perform-restore +11 min 40 s .*\n"
                + " +run-scripts +20 s  failed\n +recover +9.0 s ");
    record.put(
        "steps",
        AttributeValue.fromL(
            List.of(step("perform-restore", "", "700"), step("recover", "", "9"))));
    assertThat(cli.run("explain", RUN, "--local").out())
        .containsPattern("perform-restore .*\n +run-scripts +failed\n +recover ");
  }

  private static AttributeValue step(String name, String began, String seconds) {
    Map<String, AttributeValue> step = new HashMap<>();
    step.put("step", text(name));
    step.put("seconds", AttributeValue.fromN(seconds));
    step.put("detail", text("done"));
    if (!began.isEmpty()) {
      step.put("startedat", text("2026-11-21T" + began + "Z"));
    }
    return AttributeValue.fromM(step);
  }

  @Test
  void explain_takes_the_newest_run_when_none_is_named() {
    Cli.Result none = cli.run("explain", "--local");
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(none.err()).contains("No run is recorded in dbalignment-awssol");

    cli.regions.sfn.history(FakeSfn.arn("app1-mysqlinstd-9"), List.of());
    cli.regions.dynamoDb.lock("mysqlinstd", "app1-mysqlinstd-9", FakeSfn.arn("app1-mysqlinstd-9"));
    assertThat(cli.run("explain", "--local").out()).startsWith("app1-mysqlinstd-9 goes on.");

    record(); // behind the time at which the lock was taken
    assertThat(cli.run("explain", "--local").out()).startsWith(RUN + ": failed at run-scripts");
  }

  @Test
  void explain_knows_a_run_that_goes_on_and_one_that_nobody_knows() {
    cli.regions.sfn.history(FakeSfn.arn("app1-mysqlinstd-9"), List.of());
    cli.regions.dynamoDb.lock("mysqlinstd", "app1-mysqlinstd-9", FakeSfn.arn("app1-mysqlinstd-9"));
    assertThat(cli.run("explain", "app1-mysqlinstd-9", "--local").out())
        .contains("app1-mysqlinstd-9 goes on.", "the lock of mysqlinstd");

    Cli.Result unknown = cli.run("explain", "nosuch", "--local");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(unknown.err()).contains("No run is called nosuch", "dbrefresh history --local");
  }

  @Test
  void locks_tell_the_living_from_the_dead() {
    cli.regions.sfn.history(FakeSfn.arn("alive"), List.of());
    cli.regions.sfn.history(FakeSfn.arn("stopped"), List.of());
    cli.regions.sfn.statuses.put(FakeSfn.arn("stopped"), ExecutionStatus.TIMED_OUT);
    cli.regions.dynamoDb.lock("a", "alive", FakeSfn.arn("alive"));
    cli.regions.dynamoDb.lock("b", "stopped", FakeSfn.arn("stopped"));
    cli.regions.dynamoDb.lock("c", "forgotten", FakeSfn.arn("forgotten"));

    assertThat(cli.run("locks", "--local").out())
        .containsSubsequence(
            "since (UTC)",
            "alive",
            "2026-11-21 03:00:00  7",
            "alive",
            "stopped",
            "dead (timed out)",
            "forgotten",
            "does not know it");
    assertThat(cli.run("locks", "--local", "--output", "json").out().lines())
        .anySatisfy(
            line ->
                assertThat(line).contains("\"target\":\"b\"", "\"alive\":false", "\"fence\":7"));
  }

  @Test
  void no_lock_is_said_on_standard_error() {
    Cli.Result result = cli.run("locks", "--region", "eu-west-1");
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("No target is locked.");
  }

  @Test
  void orphans_lists_age_and_cost_and_deletes_nothing_unasked() {
    cli.regions.lambda.answers.add(ORPHANS);
    Cli.Result result = cli.run("orphans", "--local", "--older-than", "24");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsSubsequence(
            "made by",
            "mysqlinstdtemp",
            "app1-mysqlinstd-1",
            "3 d",
            "12.41",
            "strangetemp",
            "10 min",
            "?",
            "An estimate: 12.41 USD a month",
            "list prices of some day");
    assertThat(cli.regions.lambda.functions).containsExactly("SweepFunction");
    assertThat(cli.regions.lambda.events).containsExactly("{\"olderThanHours\":24}");
  }

  @Test
  void orphans_asks_before_it_deletes() {
    cli.regions.lambda.answers.add(ORPHANS);
    Cli.Result result = cli.run("orphans", "--region", "eu-west-1", "--delete");
    assertThat(result.err()).contains("Delete these 2? Type yes:", "Nothing was deleted.");
    assertThat(cli.regions.lambda.functions).containsExactly("dbrefresh-sweep:live");
  }

  @Test
  void orphans_deletes_what_it_has_listed_and_says_what_stays() {
    cli.regions.lambda.answers.add(ORPHANS);
    cli.regions.lambda.answers.add(
        """
        {"orphans": [], "deleted": ["arn:temp"],
         "kept": [{"arn": "arn:strange", "why": "it is protected from deletion"}]}
        """);
    Cli.Result result = cli.run("orphans", "--local", "--delete", "--yes");
    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(result.out())
        .contains("deleted  arn:temp", "kept     arn:strange: it is protected from deletion");
    assertThat(cli.regions.lambda.events)
        .last()
        .isEqualTo("{\"delete\":true,\"only\":[\"arn:temp\",\"arn:strange\"]}");
  }
}
