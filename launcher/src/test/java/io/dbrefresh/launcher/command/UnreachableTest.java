package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What is said when AWS cannot be called, by what was typed. */
class UnreachableTest {
  private static final String NO_CREDENTIALS =
      "Unable to load credentials from any of the providers in the chain";

  private final Cli cli;

  UnreachableTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
  }

  private Cli.Result launch(SdkClientException thrown, String... more) {
    cli.regions.unreachable = Optional.of(thrown);
    List<String> all = new ArrayList<>(List.of("launch", "mysqlinstd", "app1"));
    all.addAll(List.of(more));
    return cli.run(all.toArray(String[]::new));
  }

  @Test
  void a_profile_without_credentials_is_named() {
    Cli.Result result = launch(SdkClientException.create(NO_CREDENTIALS), "--profile", "nope");

    assertThat(result.exitCode()).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(result.err())
        .contains("for the profile nope", "aws configure list-profiles")
        .doesNotContain("chain");
    assertThat(launch(SdkClientException.create(NO_CREDENTIALS)).err())
        .contains("Log in first", "--local");
  }

  @Test
  void a_local_region_takes_any_credentials() {
    Cli.Result result =
        launch(
            SdkClientException.create(NO_CREDENTIALS), "--endpoint-url", "http://127.0.0.1:4599");

    assertThat(result.err())
        .contains("http://127.0.0.1:4599 takes any", "export AWS_ACCESS_KEY_ID=local");
    assertThat(
            launch(
                    SdkClientException.create(NO_CREDENTIALS),
                    "--endpoint-url",
                    "https://vpce.example.com")
                .err())
        .contains("Log in first");
  }

  @Test
  void a_missing_region_is_a_matter_of_the_command_line() {
    Cli.Result result =
        launch(SdkClientException.create("Unable to load region from any of the providers"));

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("No AWS region is set.", "--region", "--local");
  }

  @Test
  void a_host_that_is_not_found_is_named() {
    SdkClientException thrown =
        SdkClientException.create(
            "Received an UnknownHostException when attempting to interact with a service.",
            new UnknownHostException("states.moon-1.amazonaws.com"));
    Cli.Result result = launch(thrown, "--region", "moon-1");

    assertThat(result.exitCode()).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(result.err())
        .contains("The host states.moon-1.amazonaws.com is not found", "Check the network")
        .doesNotContain("UnknownHostException");
  }

  @Test
  void what_is_no_arn_of_a_state_machine_is_refused_by_name() {
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "foo", "us-east-1");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("foo is no ARN of a state machine");
    assertThat(cli.regions.asked).isEmpty();

    cli.environment.put("DBREFRESH_STATE_MACHINE_ARN", "dbrefresh");
    assertThat(cli.run("launch", "mysqlinstd", "app1").err())
        .contains("dbrefresh is no ARN of a state machine", "DBREFRESH_STATE_MACHINE_ARN");
  }
}
