package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.rds.server.Sql;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBInstance;

class KilledProcessTest {
  @TempDir Path folder;

  @Test
  void the_next_process_ends_the_servers_of_a_killed_one_and_has_its_data() throws Exception {
    int port = Sql.freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.readLine()).isEqualTo("restoring");
      process.destroyForcibly().waitFor();
    }

    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      assertThat(region.instance("prod").dbInstanceStatus()).isEqualTo("available");
      assertThat(region.instance("copy").dbInstanceStatus())
          .isIn("available", "backing-up", "incompatible-restore");
      region.rds.ensureRunning("prod");
      DBInstance prod = region.instance("prod");
      assertThat(prod.endpoint().port()).isEqualTo(port);
      try (Connection connection = region.connect(prod)) {
        assertThat(Sql.ints(connection, "select n from t")).containsExactly(1);
      }
      RegionUnderTest.await(
          "true",
          () -> String.valueOf(!region.instance("copy").dbInstanceStatus().equals("backing-up")));
      region.delete("copy");
    }
    assertThat(leftOvers()).isZero();
  }

  private long leftOvers() {
    return ProcessHandle.allProcesses()
        .filter(it -> it.info().commandLine().orElse("").contains(folder.toString()))
        .count();
  }

  /** A process that is killed in the middle of a restore. */
  static final class Victim {
    private Victim() {}

    /** {@code args}: the folder, the port. */
    public static void main(String[] args) throws Exception {
      RegionUnderTest region = new RegionUnderTest(Path.of(args[0]));
      DBInstance prod = region.createInstance("prod", "postgres", Integer.parseInt(args[1]));
      try (Connection connection = region.connect(prod)) {
        Sql.run(connection, "create table t (n int)", "insert into t values (1)");
      }
      region.restoreLatest("prod", "copy");
      System.out.println("restoring");
      Thread.sleep(60_000);
    }
  }
}
