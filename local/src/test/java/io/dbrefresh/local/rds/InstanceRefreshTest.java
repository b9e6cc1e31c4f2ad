package io.dbrefresh.local.rds;

import static io.dbrefresh.local.rds.RegionUnderTest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.rds.server.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

class InstanceRefreshTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mysql"})
  void restores_a_gapless_prefix_while_the_source_is_written(String engine) throws Exception {
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      DBInstance source = region.createInstance("prod", engine, Sql.freePort());
      AtomicBoolean writing = new AtomicBoolean(true);
      AtomicInteger written = new AtomicInteger();
      try (Connection connection = region.connect(source)) {
        Sql.run(connection, "create table t (n int primary key, filler varchar(2000))");
        Thread writer = new Thread(() -> write(connection, written, writing));
        writer.start();
        RegionUnderTest.await("true", () -> String.valueOf(written.get() > 300));
        region.restoreLatest("prod", "copy");
        int atAnswer = written.get();
        DBInstance copy = region.awaitInstance("copy", "available");
        writing.set(false);
        writer.join();

        List<Integer> rows;
        try (Connection restored = region.connect(copy)) {
          rows = Sql.ints(restored, "select n from t order by n");
        }
        assertThat(rows).hasSizeGreaterThanOrEqualTo(300).hasSizeLessThanOrEqualTo(written.get());
        assertThat(rows).isEqualTo(IntStream.rangeClosed(1, rows.size()).boxed().toList());
        assertThat(written.get()).as("the source went on").isGreaterThan(atAnswer);
        assertThat(Sql.ints(connection, "select count(*) from t")).containsExactly(written.get());
      }
    }
  }

  private static void write(Connection connection, AtomicInteger written, AtomicBoolean writing) {
    try {
      while (writing.get()) {
        int next = written.get() + 1;
        Sql.run(connection, "insert into t values (" + next + ", '" + "x".repeat(1500) + "')");
        written.set(next);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mysql"})
  void refreshes_a_target_which_keeps_its_port_and_loses_the_source_password(String engine)
      throws Exception {
    int port = Sql.freePort();
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      DBInstance source = region.createInstance("prod", engine, Sql.freePort());
      try (Connection connection = region.connect(source)) {
        Sql.run(connection, "create table t (n int)", "insert into t values (1)");
      }
      region.createInstance("dev", engine, port);
      for (int round = 1; round <= 2; round++) {
        region.rds.restoreDBInstanceToPointInTime(
            it ->
                it.sourceDBInstanceIdentifier("prod")
                    .targetDBInstanceIdentifier("devtemp")
                    .port(port)
                    .useLatestRestorableTime(true));
        region.awaitInstance("devtemp", "available");
        String id = region.instance("devtemp").dbiResourceId();
        changePassword(region, "devtemp", "new-password-" + round);
        region.rename("dev", "devold");
        assertThat(region.instance("devold").endpoint().port()).isNotEqualTo(port);
        assertThatThrownBy(() -> region.instance("dev"))
            .isInstanceOf(DbInstanceNotFoundException.class);
        DBInstance dev = region.rename("devtemp", "dev");
        assertThat(dev.endpoint().port()).isEqualTo(port);
        assertThat(dev.dbiResourceId()).isEqualTo(id);
        assertThat(dev.dbInstanceArn()).endsWith(":db:dev");
        try (Connection connection = region.connect(dev, "new-password-" + round)) {
          assertThat(Sql.ints(connection, "select n from t")).containsExactly(1);
        }
        assertThatThrownBy(() -> region.connect(dev, PASSWORD).close())
            .isInstanceOf(SQLException.class);
        region.connect(region.instance("prod"), PASSWORD).close();
        region.delete("devold");
      }
      assertThat(region.events("dev")).contains("Renamed instance from devtemp to dev");
      assertThat(region.portNotices).isEmpty();
    }
  }

  private static void changePassword(RegionUnderTest region, String identifier, String password) {
    DBInstance answer =
        region
            .rds
            .modifyDBInstance(
                it ->
                    it.dbInstanceIdentifier(identifier)
                        .masterUserPassword(password)
                        .applyImmediately(true))
            .dbInstance();
    assertThat(answer.dbInstanceStatus()).isEqualTo("available");
    assertThat(answer.pendingModifiedValues().masterUserPassword()).isEqualTo("****");
    RegionUnderTest.await("available", () -> settled(region.instance(identifier)));
  }

  /** The status once no password is pending; statuses in between pass too quickly to be seen. */
  private static String settled(DBInstance instance) {
    return instance.pendingModifiedValues().masterUserPassword() == null
        ? instance.dbInstanceStatus()
        : "pending";
  }
}
