package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolesCommandTest {
  private static final String REPORT =
      "{\"roles\":[\"postgres\",\"migrator\",\"app\"],\"roles_with_groups\":{\"postgres\":\"rds_superuser\",\"app\":\"readers,rds_iam\"},\"schema_privileges\":{\"public\":null,\"app\":\"{migrator=UC/migrator,app=U/migrator}\"}}";

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void open() throws IOException {
    cli = new Cli(folder);
  }

  @Test
  void the_function_of_the_database_manages_and_its_report_is_a_table() {
    cli.regions.lambda.answers.add(REPORT);

    Cli.Result result =
        cli.run("roles", "shop", "--region", "eu-west-1", "--extension", "citext=true");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(cli.regions.lambda.functions).containsExactly("shop-role-manager");
    assertThat(cli.regions.lambda.events)
        .containsExactly(
            "{\"action\":\"manage\",\"config\":{\"superuser_extensions\":{\"citext\":true}}}");
    assertThat(result.out().lines())
        .containsExactly(
            "role      member of",
            "postgres  rds_superuser",
            "migrator",
            "app       readers, rds_iam",
            "",
            "schema  privileges",
            "public  the owner's",
            "app     migrator=UC/migrator, app=U/migrator");
  }

  @Test
  void json_is_the_functions_own_answer_and_nothing_else() {
    cli.regions.lambda.answers.add(REPORT);

    Cli.Result result = cli.run("roles", "shop", "--output", "json", "--function", "other");

    assertThat(result.out()).isEqualTo(REPORT + System.lineSeparator());
    assertThat(result.err()).isEmpty();
    assertThat(cli.regions.lambda.functions).containsExactly("other");
  }

  @Test
  void a_check_that_passes_says_so() {
    cli.regions.lambda.answers.add("{\"success\":true}");

    Cli.Result result = cli.run("roles", "shop", "--check");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("roles can log in to shop and work");
    assertThat(cli.regions.lambda.events.get(0)).startsWith("{\"action\":\"check\"");
  }

  @Test
  void what_is_wrong_is_told_in_one_line_with_exit_code_one() {
    cli.regions.lambda.error = Optional.of("Unhandled");
    cli.regions.lambda.answers.add(
        "{\"errorMessage\":\"the search_path of app is public, and must be app\",\"errorType\":\"x\",\"stackTrace\":[\"at y\"]}");

    Cli.Result result = cli.run("roles", "shop", "--check");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED.number());
    assertThat(result.err().strip())
        .isEqualTo("shop: the search_path of app is public, and must be app");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void a_function_that_is_not_there_is_a_matter_of_the_command_line() {
    Cli.Result result = cli.run("roles", "shop");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("There is no function shop-role-manager here.");
  }

  @Test
  void a_local_database_has_to_exist_and_be_postgresql() {
    Cli.Result result = cli.run("roles", "nosuch", "--local");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("No instance or cluster is called nosuch");
  }
}
