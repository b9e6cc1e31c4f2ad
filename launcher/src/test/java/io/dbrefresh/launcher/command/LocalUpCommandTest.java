package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalUpCommandTest {
  private final Cli cli;

  LocalUpCommandTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
    cli.regions.onServe = () -> cli.pressCtrlC.run();
  }

  @Test
  void prints_the_environment_and_ends_at_ctrl_c_with_the_region_closed() {
    Cli.Result result = cli.run("local", "up", "--port", "4711");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "export AWS_ENDPOINT_URL=http://127.0.0.1:4711",
            "export AWS_REGION=us-east-1",
            "export AWS_DEFAULT_REGION=us-east-1",
            "export AWS_ACCESS_KEY_ID=local",
            "export AWS_SECRET_ACCESS_KEY=local");
    assertThat(result.err())
        .contains("on this host only", "not verified", "Ctrl-C stops it", "data stay in");
    assertThat(cli.regions.closed).isEqualTo(1);
    assertThat(cli.left).isFalse();
  }

  @Test
  void listens_at_4599_unless_told_otherwise() {
    assertThat(cli.run("local", "up").out()).contains("http://127.0.0.1:4599");
    assertThat(cli.run("local", "up", "--help").out()).contains("by default 4599;");
  }
}
