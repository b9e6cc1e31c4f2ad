package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dbrefresh simulate} plays the sample files. */
class SimulateCommandTest {
  @TempDir Path project;
  private Cli cli;

  @BeforeEach
  void take_the_templates_along() throws IOException {
    cli = new Cli(project);
    Path templates = Files.createDirectories(project.resolve("cloudformation"));
    Files.copy(Path.of("..", "cloudformation", "compute.yaml"), templates.resolve("compute.yaml"));
  }

  @Test
  void suggests_itself_when_the_target_is_unknown() {
    Cli.Result result = cli.run("simulate", "mysqlinstx", "app1");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err())
        .contains("nearest first:", "  dbrefresh simulate mysqlinstd app1")
        .doesNotContain("dbrefresh launch");
  }

  @Test
  void tells_the_steps_the_gap_and_the_price() {
    Cli.Result result = cli.run("simulate", "mysqlinstd", "app1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("perform-restore", "run-scripts", "rename-database", "unavailable")
        .containsPattern("\\d+ state transitions \\(\\$0\\.\\d+\\)")
        .contains("us-east-1", "the published machine");
  }

  @Test
  void tells_machines_the_same() throws IOException {
    Cli.Result result = cli.run("simulate", "auposinstd", "app2", "--output", "json");

    JsonNode line = new JsonMapper().readTree(result.out());
    assertThat(line.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(line.path("unavailableSeconds").asDouble())
        .isBetween(1.0, line.path("published").path("unavailableSeconds").asDouble());
    assertThat(line.path("usd").path("transitions").asDouble())
        .isEqualTo(line.path("transitions").asInt() * 0.000025);
  }

  @Test
  void repeats_random_faults_from_a_seed() throws IOException {
    String[] arguments = {
      "simulate",
      "mysqlinstd",
      "app1",
      "--faults",
      "random",
      "--runs",
      "5",
      "--seed",
      "7",
      "--output",
      "json"
    };

    JsonNode first = new JsonMapper().readTree(cli.run(arguments).out());
    JsonNode second = new JsonMapper().readTree(cli.run(arguments).out());

    assertThat(first.path("runs").asInt()).isEqualTo(5);
    assertThat(first.path("violations").isArray()).isTrue();
    assertThat(second.path("violations")).isEqualTo(first.path("violations"));
    assertThat(second.path("calls")).isEqualTo(first.path("calls"));
  }

  @Test
  void takes_no_runs_for_a_usage_error() {
    Cli.Result result =
        cli.run("simulate", "mysqlinstd", "app1", "--faults", "random", "--runs", "0");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--runs takes 1 or more");
  }
}
