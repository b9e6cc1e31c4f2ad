package io.dbrefresh.local.rds.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointInTimeTest {
  private static final MasterUser MASTER = new MasterUser("admin", "it's a \\secret");
  private static final String TABLE = "create table t (n int primary key, filler text)";

  @TempDir Path folder;

  private ServerStorage open() {
    return new ServerStorage(
        folder, new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE));
  }

  /** The first whole second that has not begun; returns when it has. */
  private static Instant nextSecond() throws InterruptedException {
    Instant next = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    while (Instant.now().isBefore(next)) {
      Thread.sleep(5);
    }
    return next;
  }

  private static List<Integer> rows(ServerStorage storage, Volume volume, MasterUser user)
      throws Exception {
    int port = Sql.freePort();
    storage.start(volume, port);
    try (Connection connection = Sql.connect(volume.family(), port, "app", user)) {
      return Sql.ints(connection, "select n from t order by n");
    } finally {
      storage.stop(volume);
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void has_what_was_committed_before_the_time_and_nothing_that_was_later(Family family)
      throws Exception {
    Volume source = new Volume("source", family);
    Volume base = new Volume("base", family);
    try (ServerStorage storage = open()) {
      storage.create(source, MASTER, Optional.of("app"));
      int port = Sql.freePort();
      storage.start(source, port);
      Instant middle;
      Instant last;
      try (Connection connection = Sql.connect(family, port, "app", MASTER)) {
        Sql.run(connection, TABLE, "insert into t values (1, 'in the base')");
        storage.copy(source, base);
        Sql.run(connection, "insert into t values (2, 'before')", "delete from t where n = 1");
        connection.setAutoCommit(false);
        Sql.run(connection, "insert into t values (3, 'begun before, committed after')");
        middle = nextSecond();
        Sql.run(connection, "insert into t values (4, 'after')");
        connection.commit();
        last = nextSecond();
      }
      storage.restore(base, source, middle, new Volume("middle", family));
      storage.restore(base, source, last, new Volume("last", family));
      assertThat(rows(storage, new Volume("middle", family), MASTER)).containsExactly(2);
      assertThat(rows(storage, new Volume("last", family), MASTER)).containsExactly(2, 3, 4);
      try (Connection connection = Sql.connect(family, port, "app", MASTER)) {
        assertThat(Sql.ints(connection, "select n from t order by n")).containsExactly(2, 3, 4);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void goes_through_many_log_files_restarts_and_a_killed_server(Family family) throws Exception {
    Volume source = new Volume("source", family);
    Volume base = new Volume("base", family);
    Volume second = new Volume("second", family);
    Instant time;
    ServerStorage killed = open();
    killed.create(source, MASTER, Optional.of("app"));
    int port = Sql.freePort();
    killed.copy(source, base);
    killed.start(source, port);
    fill(family, port, 1);
    killed.stop(source);
    killed.start(source, port);
    fill(family, port, 2);

    try (ServerStorage storage = open()) {
      assertThat(killed.running(source)).as("the next process ended it").isFalse();
      storage.start(source, port);
      fill(family, port, 3);
      time = nextSecond();
      fill(family, port, 4);
      storage.changePassword(source, new MasterUser("admin", "later"));
      storage.stop(source);
      storage.restore(base, source, time, second);
      assertThat(rows(storage, second, MASTER)).hasSize(300).endsWith(299, 300);
      storage.start(source, port);

      storage.prune(source, Optional.of(base));
      storage.restore(base, source, time, new Volume("third", family));
      assertThat(rows(storage, new Volume("third", family), MASTER)).hasSize(300);
      long before = size(folder.resolve("volumes/source/log"));
      storage.prune(source, Optional.empty());
      assertThat(size(folder.resolve("volumes/source/log"))).isLessThan(before / 2);
      storage.start(source, port);
      fill(family, port, 5);
      assertThat(rows(storage, source, new MasterUser("admin", "later"))).hasSize(500);
    }
  }

  /** 100 rows of 60 kB; a log file holds fewer. */
  private static void fill(Family family, int port, int part) throws Exception {
    MasterUser user = part < 5 ? MASTER : new MasterUser("admin", "later");
    String filler =
        new Random(part)
            .ints(60_000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    try (Connection connection = Sql.connect(family, port, "app", user)) {
      if (part == 1) {
        Sql.run(connection, TABLE);
      }
      connection.setAutoCommit(false);
      for (int n = part * 100 - 99; n <= part * 100; n++) {
        Sql.run(connection, "insert into t values (" + n + ", '" + filler + "')");
      }
      connection.commit();
    }
  }

  private static long size(Path log) throws Exception {
    try (Stream<Path> files = Files.list(log)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void can_be_restored_to_a_time_itself(Family family) throws Exception {
    Volume source = new Volume("source", family);
    Volume base = new Volume("base", family);
    Volume child = new Volume("child", family);
    Volume childBase = new Volume("child-base", family);
    try (ServerStorage storage = open()) {
      storage.create(source, MASTER, Optional.of("app"));
      storage.copy(source, base);
      int port = Sql.freePort();
      storage.start(source, port);
      try (Connection connection = Sql.connect(family, port, "app", MASTER)) {
        Sql.run(connection, TABLE, "insert into t values (1, '')");
      }
      storage.restore(base, source, nextSecond(), child);
      storage.copy(child, childBase);
      storage.start(child, Sql.freePort());
      storage.stop(child);
      int second = Sql.freePort();
      storage.start(child, second);
      Instant time;
      try (Connection connection = Sql.connect(family, second, "app", MASTER)) {
        Sql.run(connection, "insert into t values (2, '')", "create table u (n int)");
        time = nextSecond();
        Sql.run(connection, "insert into t values (3, '')", "drop table t");
      }
      storage.restore(childBase, child, time, new Volume("grandchild", family));
      assertThat(rows(storage, new Volume("grandchild", family), MASTER)).containsExactly(1, 2);
    }
  }
}
