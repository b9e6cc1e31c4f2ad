package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.launcher.execution.FakeSfn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/** Two refresh files, launched together. */
class LaunchAllCommandTest {
  private static final String MYSQL = "app1-mysqlinstd-20261121T031415Z";
  private static final String POSTGRES = "app2-auposinstd-20261121T031415Z";

  private final Cli cli;

  LaunchAllCommandTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
    cli.onPause = () -> endAll(ExecutionStatus.SUCCEEDED);
  }

  private void endAll(ExecutionStatus status) {
    for (StartExecutionRequest each : cli.regions.sfn.started) {
      cli.regions.sfn.statuses.putIfAbsent(FakeSfn.arn(each.name()), status);
    }
  }

  private List<String> started() {
    return cli.regions.sfn.started.stream().map(StartExecutionRequest::name).toList();
  }

  @Test
  void says_in_a_line_how_each_ended() {
    Cli.Result result = cli.run("launch", "--all");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(started()).containsExactlyInAnyOrder(MYSQL, POSTGRES);
    assertThat(result.out().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("mysqlinstd app1") && line.contains("✓ refreshed"))
        .anyMatch(line -> line.contains("auposinstd app2") && line.contains("✓ refreshed"));
    assertThat(result.err()).contains("2 refreshes, at most 10 at a time", "2 of 2 refreshed");
  }

  @Test
  void takes_one_applications_files_only() {
    assertThat(cli.run("launch", "--all", "--application", "app2").exitCode()).isZero();
    assertThat(started()).containsExactly(POSTGRES);

    Cli.Result none = cli.run("launch", "--all", "--environment", "moon");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("No refresh file for moon exists for us-east-1");
  }

  @Test
  void what_failed_is_said_with_the_command_that_launches_it_again() {
    cli.regions.sfn.statuses.put(FakeSfn.arn(MYSQL), ExecutionStatus.FAILED);

    Cli.Result result = cli.run("launch", "--all");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("✗ failed");
    assertThat(result.err()).contains("1 of 2 refreshed", "next: dbrefresh launch mysqlinstd app1");
  }

  @Test
  void what_was_refused_is_to_be_put_right_first() {
    cli.regions.sfn.statuses.put(FakeSfn.arn(MYSQL), ExecutionStatus.FAILED);
    cli.regions.sfn.refusals.put(
        FakeSfn.arn(MYSQL), "prepare: f.json /restore/restoretime: is outside");

    Cli.Result result = cli.run("launch", "--all", "--application", "app1");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .contains(
            "next: put f.json /restore/restoretime right, then: dbrefresh launch mysqlinstd app1");
  }

  @Test
  void json_is_a_line_for_each_and_nothing_else() throws IOException {
    Cli.Result result = cli.run("launch", "--all", "--output", "json");

    for (String line : result.out().lines().toList()) {
      JsonNode each = new JsonMapper().readTree(line);
      assertThat(each.path("event").asText()).isEqualTo("ended");
      assertThat(each.path("status").asText()).isEqualTo("SUCCEEDED");
      assertThat(each.path("execution").asText()).startsWith("arn:aws:states:");
    }
    assertThat(result.out().lines()).hasSize(2);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void ctrl_c_stops_what_runs_and_starts_no_more() {
    cli.onPause =
        () -> {
          if (cli.regions.sfn.stopped.isEmpty()) {
            cli.pressCtrlC.run();
          }
        };
    cli.regions.sfn.onStop = () -> endAll(ExecutionStatus.ABORTED);

    Cli.Result result = cli.run("launch", "--all", "--concurrency", "1");

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(started()).hasSize(1);
    assertThat(cli.regions.sfn.stopped)
        .extracting(it -> it.executionArn())
        .containsExactly(FakeSfn.arn(started().get(0)));
    assertThat(result.out()).contains("✗ stopped");
    assertThat(result.err()).contains("Stopping all that was started", "0 of 2 refreshed");
    assertThat(cli.left).isFalse();
  }

  @Test
  void an_invalid_file_or_a_second_one_for_a_target_starts_nothing() throws IOException {
    cli.refreshFile("db-app9-mysqlinstd.json", "\"app1\"", "\"app9\"");
    Cli.Result twins = cli.run("launch", "--all");
    assertThat(twins.exitCode()).isEqualTo(2);
    assertThat(twins.err()).contains("have the same target, mysqlinstd", "Nothing was started");

    Files.writeString(cli.configs().resolve("db-app9-mysqlinstd.json"), "{\"steps\": 1}");
    Cli.Result invalid = cli.run("launch", "--all");
    assertThat(invalid.exitCode()).isEqualTo(2);
    assertThat(invalid.err()).contains("db-app9-mysqlinstd.json", "Nothing was started");
    assertThat(started()).isEmpty();
  }

  @Test
  void its_options_go_with_it_only() {
    assertThat(cli.run("launch", "mysqlinstd", "app1", "--application", "app1").exitCode())
        .isEqualTo(2);
    assertThat(cli.run("launch", "--all", "--concurrency", "0").exitCode()).isEqualTo(2);
    assertThat(started()).isEmpty();
  }
}
