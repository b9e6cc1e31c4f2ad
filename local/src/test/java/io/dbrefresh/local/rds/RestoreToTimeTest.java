package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.rds.server.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.InvalidRestoreException;
import software.amazon.awssdk.services.rds.model.RestoreWindow;

class RestoreToTimeTest {
  @TempDir Path folder;

  /** The first whole second that has not begun; returns when it has. */
  private static Instant nextSecond() throws InterruptedException {
    Instant next = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    while (Instant.now().isBefore(next)) {
      Thread.sleep(5);
    }
    return next;
  }

  private static RestoreWindow window(RegionUnderTest region, String identifier) {
    return region
        .rds
        .describeDBInstanceAutomatedBackups(it -> it.dbInstanceIdentifier(identifier))
        .dbInstanceAutomatedBackups()
        .get(0)
        .restoreWindow();
  }

  private static void restore(RegionUnderTest region, Instant time, String target) {
    region.rds.restoreDBInstanceToPointInTime(
        it ->
            it.sourceDBInstanceIdentifier("prod")
                .targetDBInstanceIdentifier(target)
                .restoreTime(time));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mysql"})
  void an_instance_goes_back_to_any_second_of_its_window_and_to_no_other(String engine)
      throws Exception {
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      DBInstance source = region.createInstance("prod", engine, Sql.freePort());
      Instant time;
      try (Connection connection = region.connect(source)) {
        nextSecond();
        Sql.run(connection, "create table t (n int)", "insert into t values (1)");
        time = nextSecond();
        Sql.run(connection, "delete from t", "insert into t values (2)");
        nextSecond();
      }
      restore(region, time, "copy");
      try (Connection connection = region.connect(region.awaitInstance("copy", "available"))) {
        assertThat(Sql.ints(connection, "select n from t")).containsExactly(1);
      }
      RestoreWindow window = window(region, "prod");
      assertThat(window.earliestTime()).isBefore(time);
      assertThat(window.latestTime()).isAfterOrEqualTo(time);
      assertThatThrownBy(() -> restore(region, window.earliestTime().minusSeconds(1), "before"))
          .isInstanceOf(InvalidRestoreException.class)
          .hasMessageContaining("between " + window.earliestTime() + " and ");
      assertThatThrownBy(() -> restore(region, Instant.now().plusSeconds(60), "after"))
          .isInstanceOf(InvalidRestoreException.class)
          .hasMessageContaining("between " + window.earliestTime() + " and ");
      assertThat(window(region, "copy").earliestTime()).isAfter(time);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aurora-postgresql", "aurora-mysql"})
  void a_cluster_goes_back_to_a_second_of_an_earlier_process(String engine) throws Exception {
    Instant time;
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      DBInstance member = region.createCluster("prod", engine, Sql.freePort());
      try (Connection connection = region.connect(member)) {
        nextSecond();
        Sql.run(connection, "create table t (n int)", "insert into t values (1)");
        time = nextSecond();
        Sql.run(connection, "insert into t values (2)");
      }
    }
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      DBCluster prod = region.cluster("prod");
      assertThat(prod.earliestRestorableTime()).isBefore(time);
      assertThatThrownBy(
              () -> restoreCluster(region, prod.earliestRestorableTime().minusSeconds(1), "before"))
          .isInstanceOf(InvalidRestoreException.class)
          .hasMessageContaining("between " + prod.earliestRestorableTime());
      restoreCluster(region, time, "copy");
      region.awaitCluster("copy", "available");
      DBInstance writer = region.createMember("copy", engine);
      try (Connection connection = region.connect(writer)) {
        assertThat(Sql.ints(connection, "select n from t")).containsExactly(1);
      }
    }
  }

  private static void restoreCluster(RegionUnderTest region, Instant time, String target) {
    region.rds.restoreDBClusterToPointInTime(
        it -> it.sourceDBClusterIdentifier("prod").dbClusterIdentifier(target).restoreToTime(time));
  }
}
