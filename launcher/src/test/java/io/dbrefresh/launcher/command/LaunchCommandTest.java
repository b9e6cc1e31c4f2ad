package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.execution.FakeSfn;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

class LaunchCommandTest {
  private static final String NAME = "app1-mysqlinstd-20261121T031415Z";

  private final Cli cli;

  LaunchCommandTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
  }

  @Test
  void starts_the_machine_called_dbrefresh_and_prints_arn_and_console_link() {
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(FakeSfn.arn(NAME))
        .contains("https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1#/v2/");
    assertThat(started().stateMachineArn()).isEqualTo(FakeSfn.MACHINE);
    assertThat(started().name()).isEqualTo(NAME);
  }

  @Test
  void input_is_the_refresh_file_with_who_launched_it() throws IOException {
    cli.run("launch", "mysqlinstd", "app1");

    JsonNode input = new JsonMapper().readTree(started().input());
    assertThat(input.at("/restore/source").textValue()).isEqualTo("mysqlinstp");
    assertThat(input.at("/launch/by").textValue()).isEqualTo("dba@host");
    assertThat(input.at("/launch/file").textValue())
        .isEqualTo("refresh-configs/us-east-1/db-app1-mysqlinstd.json");
  }

  @Test
  void takes_machine_and_region_from_the_parameters() {
    String arn = "arn:aws:states:us-east-1:123456789012:stateMachine:mine";
    cli.run("launch", "mysqlinstd", "app1", arn, "us-east-1");

    assertThat(started().stateMachineArn()).isEqualTo(arn);
    assertThat(cli.regions.asked.get(0).region()).contains("us-east-1");
  }

  @Test
  void takes_the_region_from_the_machine_named_in_the_environment() {
    String arn = "arn:aws:states:us-east-1:123456789012:stateMachine:mine";
    cli.environment.put("DBREFRESH_STATE_MACHINE_ARN", arn);
    cli.run("launch", "mysqlinstd", "app1");

    assertThat(started().stateMachineArn()).isEqualTo(arn);
    assertThat(cli.regions.asked.get(0).region()).contains("us-east-1");
  }

  @Test
  void numbers_the_name_when_it_is_taken() {
    cli.regions.sfn.take(NAME);
    cli.run("launch", "mysqlinstd", "app1");

    assertThat(started().name()).isEqualTo(NAME + "-2");
  }

  @Test
  void moves_passwords_in_clear_into_a_secret() throws IOException {
    cli.refreshFile(
        "db-app1-mysqlinstd.json",
        "\"secretname\": \"/development/app1/mysqlinstd\"",
        "\"temppwd\": \"tiger-1\", \"secretname\": \"/development/app1/mysqlinstd\"");
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1");

    String secret = "/dbrefresh/app1/mysqlinstd/temppwd";
    assertThat(cli.regions.secrets.values).containsEntry(secret, "{\"password\":\"tiger-1\"}");
    assertThat(started().input()).doesNotContain("tiger-1").contains(FakeSecrets.arn(secret));
    assertThat(result.err()).containsOnlyOnce("warning").contains(secret).doesNotContain("tiger-1");
  }

  @Test
  void says_once_that_nothing_masks_the_data_and_starts_all_the_same() throws IOException {
    unmasked();

    Cli.Result result = cli.run("launch", "mysqlinstd", "app1");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err())
        .containsOnlyOnce(
            "db-app1-mysqlinstd.json:1 /runscripts/torun: warning: nothing masks the data");
    assertThat(started().stateMachineArn()).isEqualTo(FakeSfn.MACHINE);
  }

  private void unmasked() throws IOException {
    Path file = cli.configs().resolve("db-app1-mysqlinstd.json");
    ObjectNode json = (ObjectNode) new JsonMapper().readTree(file.toFile());
    json.remove("runscripts");
    new JsonMapper().writeValue(file.toFile(), json);
  }

  @Test
  void gives_a_secret_that_exists_a_new_version() throws IOException {
    String secret = "/dbrefresh/app1/mysqlinstd/temppwd";
    cli.regions.secrets.values.put(secret, "{\"password\":\"last-time\"}");
    cli.refreshFile(
        "db-app1-mysqlinstd.json",
        "\"secretname\": \"/development/app1/mysqlinstd\"",
        "\"temppwd\": \"tiger-2\", \"secretname\": \"/development/app1/mysqlinstd\"");
    cli.run("launch", "mysqlinstd", "app1");

    assertThat(cli.regions.secrets.values).containsEntry(secret, "{\"password\":\"tiger-2\"}");
  }

  @Test
  void lists_what_can_be_launched_nearest_first_when_the_target_is_unknown() {
    Cli.Result result = cli.run("launch", "auposinst", "app2");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err())
        .contains("refresh-configs/us-east-1/db-app2-auposinst.json")
        .containsSubsequence("launch auposinstd app2", "launch mysqlinstd app1");
    assertThat(cli.regions.sfn.started).isEmpty();
  }

  @Test
  void what_can_be_launched_is_launched_where_it_was_looked_for() {
    assertThat(cli.run("launch", "auposinst", "app2", "--local").err())
        .contains("  dbrefresh launch auposinstd app2 --local\n");
    assertThat(cli.run("launch", "auposinst", "app2", "--local-dir", "/tmp/mine").err())
        .contains("  dbrefresh launch auposinstd app2 --local-dir /tmp/mine\n");
  }

  @Test
  void refuses_an_invalid_file_with_all_its_problems() throws IOException {
    cli.refreshFile(
        "db-app1-broken.json", "\"source\": \"mysqlinstp\"", "\"source\": \"CHANGE_ME\"");
    Cli.Result result = cli.run("launch", "broken", "app1");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err())
        .containsPattern("refresh-configs/us-east-1/db-app1-broken\\.json:\\d+ /restore/source: ");
    assertThat(result.out()).isEmpty();
    assertThat(cli.regions.sfn.started).isEmpty();
  }

  @Test
  void says_what_is_wrong_with_the_command_line_and_where_help_is() {
    Cli.Result result = cli.run("launch", "mysqlinstd");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("APPLICATION").contains("dbrefresh launch --help");
  }

  @Test
  void without_watching_json_is_one_line() throws IOException {
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--output", "json");

    assertThat(result.out().lines()).hasSize(1);
    JsonNode line = new JsonMapper().readTree(result.out());
    assertThat(line.path("event").textValue()).isEqualTo("started");
    assertThat(line.path("run").textValue()).isEqualTo(NAME);
    assertThat(line.path("console").textValue()).startsWith("https://");
  }

  @Test
  void from_names_a_step_or_nothing_starts() {
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--from", "run-script");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err())
        .contains("--from: no step is called run-script. Did you mean run-scripts?")
        .contains("prepare, run-pre-scripts, ", "change-master-pwd, ", "run-scripts.")
        .doesNotContain("retire");
    assertThat(cli.regions.sfn.started).isEmpty();
  }

  @Test
  void from_says_with_which_step_the_run_begins() {
    cli.run("launch", "mysqlinstd", "app1", "--region", "us-east-1", "--from", "change-master-pwd");
    assertThat(started().input()).contains("\"from\":\"change-master-pwd\"");
  }

  private StartExecutionRequest started() {
    assertThat(cli.regions.sfn.started).hasSize(1);
    return cli.regions.sfn.started.get(0);
  }
}
