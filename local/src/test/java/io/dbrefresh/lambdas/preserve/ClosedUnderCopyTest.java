package io.dbrefresh.lambdas.preserve;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.rds.server.ServerProgress;
import io.dbrefresh.local.rds.server.ServerStorage;
import io.dbrefresh.local.rds.server.Sql;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.Volume;
import io.dbrefresh.statemachine.plan.Preserved;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are closed while rows pass from one server to the other. */
class ClosedUnderCopyTest {
  private static final MasterUser MASTER = new MasterUser("admin1", "not-a-secret");
  private static final int MILLIS_OF_WORK = 15_050;

  @TempDir static Path folder;
  private static ServerStorage storage;
  private static LongWire wire;

  @BeforeAll
  static void start() throws IOException, SQLException {
    storage =
        new ServerStorage(
            folder, new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE));
    Volume volume = new Volume("preserve", Family.POSTGRES);
    int port = Sql.freePort();
    wire = new LongWire(port);
    storage.create(volume, MASTER, Optional.of("app"));
    storage.start(volume, port);
    try (Connection connection = connect()) {
      Sql.run(connection, "CREATE TABLE slow (id int PRIMARY KEY)", "INSERT INTO slow VALUES (1)");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    wire.close();
    storage.close();
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + wire.port() + "/app", MASTER.name(), MASTER.password());
  }

  private static Carriage slowly() {
    return new Carriage(
        new Preserved("public", "slow", Optional.of("pg_sleep(1) IS NOT NULL")),
        new Table("public.slow", List.of(), List.of("id"), List.of()),
        List.of(new Column("id", "integer", false, false, false)),
        List.of(),
        "pg_temp.dbrefresh_0");
  }

  /** The one is closed after the other, so that the driver may see it at any moment between. */
  @RepeatedTest(60)
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void the_copy_ends_whenever_they_are_closed() throws SQLException {
    try (Connection old = connect();
        Connection temp = connect();
        Deadline deadline = new Deadline(() -> MILLIS_OF_WORK, old, temp)) {
      temp.setAutoCommit(false);
      Stage stage = new PostgresStage(old, temp, deadline::isUp);
      assertThatThrownBy(() -> stage.fill(slowly())).isInstanceOf(SQLException.class);
    }
  }
}
