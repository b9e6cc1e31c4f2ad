package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.launcher.region.LocalStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCutCommandTest {
  private final Cli cli;

  LocalCutCommandTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
    cli.regions.status = Optional.of(new LocalStatus(1, Optional.empty(), List.of()));
  }

  @Test
  void cuts_a_region_off_and_says_how_to_end_that() {
    Cli.Result result = cli.run("local", "cut", "us-west-2");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("dbrefresh local mend us-west-2 --local ends that.");
    assertThat(cli.regions.outages).containsExactly("cut us-west-2");
    assertThat(cli.regions.closed).isEqualTo(1);
  }

  @Test
  void what_ends_it_names_the_folder() {
    assertThat(cli.run("local", "cut", "us-west-2", "--local-dir", "here").out())
        .contains("dbrefresh local mend us-west-2 --local-dir here ends that.");
  }

  @Test
  void mends_a_region() {
    assertThat(cli.run("local", "mend", "us-east-1").out()).contains("us-east-1 is reached again.");
    assertThat(cli.regions.outages).containsExactly("mend us-east-1");
  }

  @Test
  void a_region_that_is_not_here_is_refused_before_anything_is_opened() {
    Cli.Result result = cli.run("local", "cut", "eu-west-1");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err())
        .contains("The local region has no region eu-west-1; it has us-east-1 and us-west-2.");
    assertThat(cli.regions.opened).isZero();
  }

  @Test
  void where_there_is_no_local_region_none_is_made() {
    cli.regions.status = Optional.empty();

    assertThat(cli.run("local", "cut", "us-west-2").err()).contains("There is no local region in");
    assertThat(cli.regions.opened).isZero();
  }
}
