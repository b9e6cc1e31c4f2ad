package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.refreshfile.RefreshFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertCommandTest {
  private static final String MYSQL = "db-app1-mysqlinstd.json";

  private final Cli cli;

  ConvertCommandTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
  }

  @ParameterizedTest
  @ValueSource(strings = {MYSQL, "db-app2-auposinstd.json"})
  void prints_the_same_refresh_in_the_short_form(String name) throws IOException {
    Path file = cli.configs().resolve(name);
    Cli.Result result = cli.run("convert", file.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(read(result.out()))
        .usingRecursiveComparison()
        .ignoringFields("wording", "engines")
        .isEqualTo(read(Files.readString(file)));
    assertThat(result.out().lines().count()).isLessThan(Files.lines(file).count() / 2);
    assertThat(new JsonMapper().readTree(result.out()).has("source")).isTrue();
  }

  private static RefreshFile read(String text) {
    return new RefreshFileReader().read("f", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void says_what_it_leaves_out_where_it_stood_and_why() throws IOException {
    cli.refreshFile(
        MYSQL,
        "\"secretname\": \"/development/app1/mysqlinstd\",\n    \"wait_time\": 10",
        "\"secretname\": \"/development/app1/mysqlinstd\",\n    \"temppwd\": \"tiger-1\", \"wait_time\": 30");
    Cli.Result result = cli.run("convert", cli.configs().resolve(MYSQL).toString());

    assertThat(result.err())
        .contains(
            "Left out: what a step waits for follows from the step.",
            "Left out: the step does not run, so its values are not used.",
            MYSQL + ":5 /stopdb",
            "/restore/check",
            "/changemasterpwd/temppwd",
            "/changemasterpwd/wait_time")
        .doesNotContain("/restore/port", "/rename/dbinstance", "tiger-1");
    assertThat(result.out()).doesNotContain("tiger-1", "waitSeconds");
  }

  @Test
  void keeps_waits_when_it_is_told_to() throws IOException {
    cli.refreshFile(MYSQL, "\"wait_time\": 10", "\"wait_time\": \"25\"");
    Cli.Result result = cli.run("convert", "--keep-waits", cli.configs().resolve(MYSQL).toString());

    assertThat(
            new JsonMapper().readTree(result.out()).at("/waitSeconds/perform-restore").intValue())
        .isEqualTo(25);
    assertThat(result.err()).doesNotContain("wait_time");
  }

  @Test
  void writes_a_new_file_and_overwrites_one_only_by_force() throws IOException {
    String file = cli.configs().resolve(MYSQL).toString();
    String other = cli.project.resolve("short.json").toString();

    assertThat(cli.run("convert", file, "--output", other).err()).contains("lines instead of");
    assertThat(Files.readString(Path.of(other))).startsWith("{\n  \"$schema\"").endsWith("}\n");

    Cli.Result refused = cli.run("convert", file, "--output", file);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(refused.err()).contains("exists", "--force");
    assertThat(Files.readString(Path.of(file))).contains("deletereplicas");

    assertThat(cli.run("convert", file, "--output", file, "--force").exitCode()).isZero();
    assertThat(Files.readString(Path.of(file))).doesNotContain("deletereplicas");
    assertThat(cli.run("validate").out()).contains("2 refresh files checked: valid");
    assertThat(cli.run("launch", "mysqlinstd", "app1").exitCode()).isZero();
  }

  @Test
  void refuses_an_invalid_file_with_all_its_problems() throws IOException {
    cli.refreshFile("db-app1-bad.json", "\"latestpoint\",\n    \"app", "\"soon\",\n    \"aqp");
    Cli.Result result = cli.run("convert", cli.configs().resolve("db-app1-bad.json").toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("/restore/restoretype", "/restore/aqplication", "did you mean `application`?");
  }

  @Test
  void has_nothing_to_do_for_a_short_file() throws IOException {
    Path file = cli.configs().resolve("db-app1-mysqlinstq.json");
    Files.copy(Path.of("../refresh-configs/us-east-1/db-app1-mysqlinstq.json"), file);
    Cli.Result result = cli.run("convert", file.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("is in the short form already");
  }

  @Test
  void help_teaches_with_examples() {
    assertThat(cli.run("convert", "--help").out()).contains("Examples:", "--force", "--keep-waits");
  }
}
