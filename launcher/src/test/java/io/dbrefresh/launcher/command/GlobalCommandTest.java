package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.launcher.execution.FakeSfn;
import io.dbrefresh.launcher.execution.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code dbrefresh global} as its user meets it. */
class GlobalCommandTest {
  private static final String OUTPUT =
      """
      {"run": "r", "operation": "switchover", "globalCluster": "orders",
       "measured": {"writer": "orders-east in us-east-1", "endpoint": "127.0.0.1", "port": 5433,
         "rtoSeconds": 6.4, "outageSeconds": 3.1,
         "dataLoss": {"kind": "none", "sentence": "nothing is lost", "said": "RDS waited"}},
       "notes": ["orders-east in us-east-1 is not protected from deletion"]}""";

  private static final String STATUS =
      """
      {"globalCluster": "orders", "found": true, "status": "available",
       "engine": "aurora-postgresql", "engineVersion": "16.6", "deletionProtection": true,
       "members": [
         {"cluster": "orders-west", "region": "us-west-2", "role": "writer", "status": "available",
          "engineVersion": "16.6", "instances": [
            {"identifier": "orders-west-1", "class": "db.r6g.large", "status": "available"}]},
         {"cluster": "orders-east", "region": "us-east-1", "role": "secondary",
          "status": "available", "engineVersion": "16.6", "lagSeconds": 0.42, "lagFresh": true,
          "lagAsOf": "2026-01-01T00:00:00Z", "instances": [
            {"identifier": "orders-east-1", "class": "db.r6g.large", "status": "creating"}]}],
       "lock": {"owner": "orders-switchover-1", "since": "2026-01-01T00:00:00Z"}}""";

  private final Cli cli;

  GlobalCommandTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
  }

  private static JsonNode json(String text) throws IOException {
    return new JsonMapper().readTree(text);
  }

  @Test
  void a_switchover_is_followed_and_its_measures_are_told() {
    cli.regions.sfn.next =
        new Script()
            .begin()
            .step("prepare-global", "arn:nested-1")
            .done("prepare-global", 1, "orders-east is going to write")
            .step("switch-global", "arn:nested-2")
            .done("switch-global", 3, "orders-east is the writer now")
            .succeeds(OUTPUT.replace("\n", " "));

    Cli.Result result =
        cli.run("global", "switchover", "orders", "--to", "us-east-1", "--rpo", "5", "--local");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern("switch-global +… {2}✓ done in \\d.* orders-east is the writer now")
        .contains(
            "switchover of orders: orders-east in us-east-1 writes.",
            "6.4 s from the request to the first write",
            "3.1 s, from RDS's being asked on",
            "nothing is lost (RDS waited)",
            "127.0.0.1:5433",
            "not protected from deletion",
            "dbrefresh global status orders --local");
  }

  @Test
  void the_order_is_what_was_typed() throws IOException {
    cli.run(
        "global",
        "rejoin",
        "orders",
        "--to",
        "us-east-1",
        "--from",
        "us-west-2",
        "--allow-data-loss",
        "--yes",
        "--unprotect",
        "--switch-back",
        "--smaller",
        "warn");

    JsonNode order = json(cli.regions.sfn.started.get(0).input());
    assertThat(order)
        .isEqualTo(
            json(
                """
                {"operation": "rejoin", "globalCluster": "orders", "to": "us-east-1",
                 "allowDataLoss": true, "smallerInstances": "warn", "launch": {"by": "dba@host"},
                 "from": "us-west-2", "unprotect": true, "switchBack": true}
                """));
    assertThat(cli.regions.sfn.started.get(0).stateMachineArn()).endsWith(":dbrefresh-global");
    assertThat(cli.regions.sfn.started.get(0).name()).startsWith("orders-rejoin-20261121T031415Z");
  }

  @Test
  void what_loses_data_asks_for_the_name() {
    cli.typed = "yes\n";
    Cli.Result refused =
        cli.run("global", "failover", "orders", "--to", "us-east-1", "--allow-data-loss");

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err())
        .contains(
            "Commits that have not arrived in us-east-1 are lost. Type orders to go on:",
            "Nothing was done.");
    assertThat(cli.regions.sfn.started).isEmpty();

    cli.typed = "orders\n";
    Cli.Result agreed =
        cli.run("global", "failover", "orders", "--to", "us-east-1", "--allow-data-loss");

    assertThat(agreed.exitCode()).isZero();
    assertThat(agreed.out()).contains(FakeSfn.arn("orders-failover-20261121T031415Z"));
  }

  @ParameterizedTest
  @CsvSource({"InvalidInput,2", "NotAllowed,3", "TargetLocked,3", "ProbeFailed,1", "NotFound,1"})
  void the_exit_code_says_why_it_was_not_done(String error, int exitCode) {
    cli.regions.sfn.next =
        new Script()
            .begin()
            .step("prepare-global", "arn:nested-1")
            .caught("prepare-global", error, "to: no\\nrpoSeconds: no")
            .step("recover-global", "arn:nested-2")
            .done("recover-global", 1, "as it was; nothing was touched")
            .fails(error, "prepare-global: to: no\nrpoSeconds: no");

    Cli.Result result = cli.run("global", "switchover", "orders", "--to", "us-east-1", "--watch");

    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.err())
        .contains(
            "The switchover of orders was not done: prepare-global failed",
            "to: no",
            "rpoSeconds: no",
            "as it was; nothing was touched",
            "dbrefresh global switchover orders --to us-east-1");
  }

  private Cli.Result refused(String reason, String... command) {
    cli.regions.sfn.next =
        new Script()
            .begin()
            .step("prepare-global", "arn:nested-1")
            .caught("prepare-global", "NotAllowed", reason.replace("\n", "\\n"))
            .fails("NotAllowed", "prepare-global: " + reason);
    return cli.run(command);
  }

  @Test
  void a_way_out_is_said_once_and_in_the_place_where_the_run_was() {
    Cli.Result result =
        refused(
            "operation: orders-west in us-west-2, which writes, cannot be reached. The way out is a"
                + " failover: dbrefresh global failover orders --to us-east-1 --allow-data-loss",
            "global",
            "switchover",
            "orders",
            "--to",
            "us-east-1",
            "--local-dir",
            "here");

    assertThat(result.err())
        .contains("The way out is a failover.\n")
        .containsOnlyOnce("dbrefresh global failover")
        .containsPattern(
            "next +dbrefresh global failover orders --to us-east-1 --allow-data-loss"
                + " --local-dir here\n")
        .doesNotContain("dbrefresh global switchover", "put that right");
  }

  @Test
  void a_flag_that_is_missing_is_in_the_command_that_comes_next() {
    String flag = "allowDataLoss: a detach ends the replication. Allow it with --allow-data-loss";
    String[] command = {"global", "detach", "orders", "--to", "us-east-1", "--local"};

    assertThat(refused(flag, command).err())
        .containsPattern(
            "next +if that is what you want: dbrefresh global detach orders --to us-east-1"
                + " --allow-data-loss --local\n")
        .contains("see dbrefresh global status orders --local");
    assertThat(refused(flag + "\nto: it is creating", command).err())
        .containsPattern(
            "next +put that right, then: dbrefresh global detach orders --to us-east-1"
                + " --allow-data-loss --local\n");
  }

  @Test
  void ctrl_c_stops_the_run_and_awaits_what_follows() {
    String name = "orders-switchover-20261121T031415Z";
    cli.regions.sfn.next = new Script().begin().step("switch-global", "arn:nested-1").soFar();
    cli.regions.sfn.onStop =
        () -> {
          cli.regions.sfn.history(FakeSfn.arn(name), new Script().begin().aborted("Interrupted"));
          cli.regions.sfn.history(
              FakeSfn.arn("recover-" + name),
              new Script()
                  .begin()
                  .step("recover-global", "arn:nested-2")
                  .done("recover-global", 1, "orders is available, with orders-west (writer)")
                  .succeeds("{}"));
        };
    cli.onPause = () -> cli.pressCtrlC.run();

    Cli.Result result = cli.run("global", "switchover", "orders", "--to", "us-east-1", "--watch");

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(cli.regions.sfn.stopped).isNotEmpty();
    assertThat(result.err()).contains("orders is available, with orders-west (writer)");
  }

  @Test
  void json_is_one_object_a_line() throws IOException {
    cli.regions.sfn.next = new Script().begin().succeeds(OUTPUT.replace("\n", " "));

    Cli.Result result =
        cli.run(
            "global", "switchover", "orders", "--to", "us-east-1", "--local", "--output", "json");

    for (String line : result.out().lines().toList()) {
      assertThat(json(line).path("event").asText()).isIn("started", "ended");
    }
    assertThat(result.out()).contains("\"rtoSeconds\":6.4");
  }

  @Test
  void wrong_command_lines_are_usage() {
    assertThat(cli.run("global", "switchover", "orders").exitCode()).isEqualTo(2);
    assertThat(
            cli.run("global", "switchover", "orders", "--to", "us-east-1", "--allow-data-loss")
                .err())
        .contains("A switchover loses nothing");
    assertThat(
            cli.run("global", "failover", "orders", "--to", "us-east-1", "--smaller", "never")
                .err())
        .contains("--smaller is refuse or warn");
    assertThat(cli.regions.sfn.started).isEmpty();
  }

  @Test
  void status_shows_the_members() {
    cli.regions.lambda.answers.add(STATUS);

    Cli.Result result = cli.run("global", "status", "orders");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(
            "orders is available (aurora-postgresql 16.6), protected from deletion.",
            "orders-switchover-1 is at work since 2026-01-01T00:00:00Z.")
        .containsPattern("us-west-2 +orders-west +writer +available +16.6 +orders-west-1 db.r6g")
        .containsPattern("us-east-1 +orders-east +secondary +available +0.4 s +16.6 +orders-east-1")
        .contains("(creating)");
    assertThat(cli.regions.lambda.functions).containsExactly("dbrefresh-global-status");
  }

  private void record() {
    Map<String, AttributeValue> record = new HashMap<>();
    Map.of(
            "dbinstance", "orders",
            "run", "2026-11-21T03:00:00Z#orders-failover-1",
            "recordingtime", "2026-11-21 03:14:15",
            "status", "completed",
            "kind", "global-database",
            "appname", "global database",
            "environment", "global",
            "source", "orders-west in us-west-2",
            "restoretype", "failover",
            "launchedby", "dba@host")
        .forEach((name, value) -> record.put(name, AttributeValue.fromS(value)));
    record.put("file", AttributeValue.fromS("to orders-east in us-east-1"));
    record.put("rtoseconds", AttributeValue.fromN("6.4"));
    record.put("unavailabilityseconds", AttributeValue.fromN("3.1"));
    record.put(
        "dataloss",
        AttributeValue.fromM(
            Map.of(
                "sentence", AttributeValue.fromS("at most the commits of 3.4 s are lost"),
                "said", AttributeValue.fromS("east:5432 said so"))));
    cli.regions.dynamoDb.records.add(record);
  }

  @Test
  void history_and_explain_know_operations() {
    record();

    assertThat(cli.run("history").out())
        .containsPattern("orders +global database +orders-west in us-west-2 +failover +3.1 s");
    assertThat(cli.run("explain", "orders-failover-1").out())
        .contains(
            "orders-failover-1: completed",
            "RTO          6.4 s",
            "data loss    at most the commits of 3.4 s are lost",
            "east:5432 said so",
            "next         dbrefresh global status orders");
  }

  @Test
  void explain_knows_an_operation_that_goes_on() {
    String execution =
        FakeSfn.arn("orders-failover-2").replace(":dbrefresh:", ":dbrefresh-global:");
    cli.regions.dynamoDb.lock("global/orders", "orders-failover-2", execution);
    cli.regions.sfn.history(execution, new Script().begin().soFar());

    assertThat(cli.run("explain", "orders-failover-2").out())
        .contains("orders-failover-2 goes on.", "the lock of global/orders");
  }

  @Test
  void status_says_what_it_does_not_know_by_its_exit_code() {
    cli.regions.lambda.answers.add(
        "{\"globalCluster\": \"orders\", \"found\": false, \"members\": []}");
    assertThat(cli.run("global", "status", "orders").exitCode()).isEqualTo(2);

    cli.regions.lambda.answers.add(
        "{\"globalCluster\": \"orders\", \"found\": false, \"unreachable\": \"timed out\"}");
    assertThat(cli.run("global", "status", "orders").exitCode()).isEqualTo(4);

    assertThat(cli.run("global", "status", "orders").exitCode()).isEqualTo(2); // no function
  }
}
