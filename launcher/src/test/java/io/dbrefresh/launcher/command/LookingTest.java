package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.launcher.region.LocalStatus;
import io.dbrefresh.launcher.region.RegionalRds;
import io.dbrefresh.launcher.region.SentMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.Tag;

class LookingTest {
  private final Cli cli;

  LookingTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
  }

  @Test
  void history_is_newest_first() {
    cli.regions.dynamoDb.record("mysqlinstd", "2026-11-19 03:00:00", "completed");
    cli.regions.dynamoDb.record("auposinstd", "2026-11-21 03:00:00", "failed");
    cli.regions.dynamoDb.record("mysqlinstd", "2026-11-20 03:00:00", "completed");

    assertThat(cli.run("history", "--local").out())
        .containsSubsequence("2026-11-21", "2026-11-20", "2026-11-19");
    assertThat(cli.run("history", "mysqlinstd", "--local", "--output", "json").out().lines())
        .hasSize(2)
        .first()
        .asString()
        .contains("\"recordingtime\":\"2026-11-20 03:00:00\"");
  }

  @Test
  void history_of_a_target_that_has_none_names_those_that_have() {
    assertThat(cli.run("history", "nope", "--local").err())
        .contains("Nothing is recorded in dbalignment-awssol yet.");
    cli.regions.dynamoDb.record("mysqlinstd", "2026-11-19 03:00:00", "completed");
    cli.regions.dynamoDb.record("mysqlinstd", "2026-11-20 03:00:00", "completed");
    cli.regions.dynamoDb.record("auposinstd", "2026-11-21 03:00:00", "failed");

    Cli.Result result = cli.run("history", "nope", "--local");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .contains(
            "Nothing is recorded of nope in dbalignment-awssol; recorded are auposinstd,"
                + " mysqlinstd.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"history", "locks", "explain"})
  void a_table_that_is_not_there_is_not_an_empty_one(String command) {
    Cli.Result result =
        command.equals("explain")
            ? cli.run(command, "run-1", "--local", "--table", "nope")
            : cli.run(command, "--local", "--table", "nope");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("There is no DynamoDB table nope in this region")
        .doesNotContain("No target is locked");
  }

  @Test
  void databases_shows_clusters_with_their_members_and_whose_run_made_them() {
    cli.regions.rds.clusters.add(
        DBCluster.builder()
            .dbClusterIdentifier("auposclud")
            .engine("aurora-postgresql")
            .dbClusterMembers(
                DBClusterMember.builder()
                    .dbInstanceIdentifier("auposinstd")
                    .isClusterWriter(true)
                    .build())
            .build());
    cli.regions.rds.instances.add(
        DBInstance.builder()
            .dbInstanceIdentifier("mysqlinstd")
            .engine("mysql")
            .dbInstanceStatus("available")
            .endpoint(Endpoint.builder().address("127.0.0.1").port(3307).build())
            .tagList(Tag.builder().key("refresh-execution").value("run-1").build())
            .build());
    cli.regions.rds.instances.add(
        DBInstance.builder()
            .dbInstanceIdentifier("auposinstd")
            .dbClusterIdentifier("auposclud")
            .build());

    assertThat(cli.run("databases", "--local").out())
        .containsSubsequence("auposclud", "auposinstd", "writer of auposclud", "mysqlinstd")
        .contains("127.0.0.1:3307", "made by run-1");
  }

  @Test
  void databases_of_two_regions_are_shown_with_their_region_and_connected_to_in_it() {
    FakeRds west = new FakeRds();
    cli.regions.others.add(new RegionalRds("us-west-2", () -> west));
    cli.regions.rds.clusters.add(member("world", "us-east-1", null));
    west.clusters.add(member("world", "us-west-2", "arn:aws:rds:us-east-1:1:cluster:world"));

    assertThat(cli.run("databases", "--local").out())
        .containsSubsequence(
            "region", "us-east-1", "primary of all", "us-west-2", "secondary of all");
    assertThat(cli.run("databases", "--local", "--output", "json").out().lines())
        .extracting(line -> line.replaceAll(".*\"region\":\"([^\"]*)\".*", "$1"))
        .containsExactly("us-east-1", "us-west-2");
    cli.run("connect", "world", "--local", "--region", "us-west-2", "-e", "select 1");
    assertThat(cli.regions.running).containsExactly("arn:aws:rds:us-west-2:1:cluster:world");
  }

  private static DBCluster member(String name, String region, @Nullable String source) {
    return DBCluster.builder()
        .dbClusterIdentifier(name)
        .dbClusterArn("arn:aws:rds:" + region + ":1:cluster:" + name)
        .engine("aurora-postgresql")
        .endpoint("127.0.0.1")
        .port(1)
        .globalClusterIdentifier("all")
        .replicationSourceIdentifier(source)
        .build();
  }

  @Test
  void databases_of_a_region_that_is_cut_off_are_missed_and_the_others_shown() {
    cli.regions.rds.clusters.add(member("world", "us-east-1", null));
    cli.regions.others.add(
        new RegionalRds(
            "us-west-2",
            () -> {
              throw SdkClientException.create("the region is cut off");
            }));

    Cli.Result result = cli.run("databases", "--local");

    assertThat(result.out()).contains("us-east-1");
    assertThat(result.err())
        .contains("us-west-2 is cut off; dbrefresh local mend us-west-2 --local");
  }

  @Test
  void a_region_that_is_cut_off_is_named_with_what_ends_that() {
    cli.regions.rds.failure =
        Optional.of(SdkClientException.create("Rds in us-west-2 timed out: the region is cut off"));

    assertThat(cli.run("databases", "--local-dir", "here").err())
        .contains("dbrefresh local mend us-west-2 --local-dir here ends that.");
  }

  @Test
  void messages_shows_as_many_as_are_asked_for() {
    for (int i = 3; i > 0; i--) {
      cli.regions.messages.add(
          new SentMessage(
              Instant.EPOCH.plusSeconds(i),
              "arn:aws:sns:r:1:refresh",
              "subject " + i,
              "body " + i));
    }

    assertThat(cli.run("messages", "--local", "-n", "2").out())
        .containsSubsequence("to refresh", "subject 3", "body 3", "subject 2")
        .doesNotContain("subject 1");
  }

  @Test
  void validate_checks_all_files_and_counts() throws IOException {
    assertThat(cli.run("validate").out()).contains("2 refresh files checked: valid");

    cli.refreshFile("db-app1-broken.json", "\"latestpoint\"", "\"yesterday\"");
    Cli.Result result = cli.run("validate");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("db-app1-broken.json:", "/restore/restoretype: ");
  }

  @Test
  void validate_checks_the_policy_too() throws IOException {
    Path policy = cli.configs().resolveSibling("policy.json");
    Files.writeString(
        policy,
        """
        {
          "production": [{"tags": {"env": "prod*"}}],
          "flows": [
            {"to": {"names": "dev*"}, "same": ["acount"]}
          ]
        }
        """);
    Cli.Result result = cli.run("validate");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err())
        .contains(
            "policy.json:4 /flows/0/to/names: `names` is not a key here",
            "policy.json:4 /flows/0/same/0: is \"acount\"; it has to be one of account, region");
    Files.writeString(policy, "{\"production\": [], \"flows\": []}");
    assertThat(cli.run("validate").out()).contains("2 refresh files and the policy checked: valid");
    assertThat(cli.run("validate", policy.toString()).out()).contains("the policy checked: valid");
  }

  @Test
  void validate_names_the_line_of_broken_json() throws IOException {
    Path file = cli.configs().resolve("db-app1-cut.json");
    Files.writeString(file, "{\n  \"restore\": {\n");
    Cli.Result result = cli.run("validate", file.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).containsPattern("db-app1-cut\\.json:\\d+ /");
  }

  @Test
  void validate_checks_the_refresh_files_of_a_folder() throws IOException {
    Path folder = cli.configs().resolve("..").normalize();
    assertThat(cli.run("validate", folder.toString()).out())
        .contains("2 refresh files checked: valid");
    Files.writeString(folder.resolve("policy.json"), "{\"production\": [], \"flows\": []}");
    assertThat(cli.run("validate", folder.toString()).out())
        .contains("2 refresh files and the policy checked: valid");

    Path empty = Files.createDirectories(cli.project.resolve("empty"));
    Cli.Result none = cli.run("validate", empty.toString());
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(none.err()).contains("empty has no refresh file");
  }

  @Test
  void validate_says_that_a_file_does_not_exist() {
    Cli.Result result = cli.run("validate", "nosuch.json");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("nosuch.json /: there is no such file");
  }

  @Test
  void local_status_and_reset_say_whether_there_was_a_region() {
    assertThat(cli.run("local", "status").out()).contains("There is no local region");
    cli.regions.status =
        Optional.of(new LocalStatus(42_000_000, Optional.of("process 4711"), List.of("us-west-2")));

    assertThat(cli.run("local", "status").out())
        .contains(
            "42 MB",
            "in use by process 4711",
            "us-west-2 is cut off; dbrefresh local mend us-west-2 --local ends that.");
    assertThat(cli.run("local", "reset").out()).contains("Removed the local region");
  }

  @Test
  void connect_lists_databases_when_the_name_is_unknown() {
    cli.regions.rds.instances.add(DBInstance.builder().dbInstanceIdentifier("mysqlinstd").build());
    Cli.Result result = cli.run("connect", "nosuch", "--local");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("nosuch", "mysqlinstd");
  }

  @Test
  void help_explains_exit_codes_and_gives_examples() {
    Cli.Result result = cli.run("launch", "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Exit codes:", "130", "Examples:", "--local");
  }

  @Test
  void completion_is_a_script_for_bash() {
    assertThat(cli.run("completion").out()).contains("complete -F", "launch");
  }

  @Test
  void suggests_the_command_that_was_meant() {
    Cli.Result result = cli.run("lanch", "mysqlinstd", "app1");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("launch");
  }
}
