package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.launcher.execution.Script;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldRegionTest {
  private final Cli cli;

  HeldRegionTest(@TempDir Path project) throws IOException {
    cli = new Cli(project);
    cli.regions.sfn.next = new Script().begin().succeeds("{}");
  }

  @Test
  void refuses_a_target_that_another_process_refreshes() {
    cli.regions.heldFor = 1;
    cli.regions.dynamoDb.locks.put("mysqlinstd", "app1-mysqlinstd-20261121T030000Z");
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--local");

    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(result.err()).contains("app1-mysqlinstd-20261121T030000Z", "process 4711");
    assertThat(cli.regions.sfn.started).isEmpty();
  }

  @Test
  void waits_for_a_region_that_is_busy_with_another_target() {
    cli.regions.heldFor = 3;
    cli.regions.dynamoDb.locks.put("auposclud", "app2-auposinstd-20261121T030000Z");
    Cli.Result result = cli.run("launch", "mysqlinstd", "app1", "--local");

    assertThat(result.exitCode()).isZero();
    assertThat(cli.regions.opened).isEqualTo(4);
    assertThat(result.err()).containsOnlyOnce("waiting until it is free");
  }

  @Test
  void refuses_a_cluster_that_is_locked_by_its_own_name() {
    cli.regions.heldFor = 1;
    cli.regions.dynamoDb.locks.put("auposclud", "app2-auposinstd-20261121T030000Z");
    Cli.Result result = cli.run("launch", "auposinstd", "app2", "--local");

    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED.number());
  }
}
