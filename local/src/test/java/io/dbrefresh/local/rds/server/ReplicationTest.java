package io.dbrefresh.local.rds.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.StorageException;
import io.dbrefresh.local.rds.storage.Upstream;
import io.dbrefresh.local.rds.storage.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicationTest {
  private static final MasterUser MASTER = new MasterUser("admin1", "correct-horse");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** More than a segment of the log. */
  private static final String FILLER =
      "create table if not exists filler as select repeat('x', 1000) as x from"
          + " generate_series(1, 2000); insert into filler select x from filler limit 2000";

  @TempDir Path folder;
  private final Volume east = new Volume("cluster-EAST", Family.POSTGRES);
  private final Volume west = new Volume("cluster-WEST", Family.POSTGRES);
  private ServerStorage easts;
  private ServerStorage wests;
  private int eastPort;
  private int westPort;

  @BeforeEach
  void two_regions_of_which_the_second_follows() throws Exception {
    easts =
        new ServerStorage(
            folder.resolve("east"),
            new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE));
    wests = easts.beside(folder.resolve("west"));
    eastPort = Sql.freePort();
    easts.create(east, MASTER, Optional.of("app"));
    easts.start(east, eastPort);
    onEast("create table t (n int primary key)", "insert into t values (1)");
    wests.standby(west, ofEast());
    westPort = Sql.freePort();
    wests.start(west, westPort);
  }

  @AfterEach
  void ends() {
    wests.close();
    easts.close();
  }

  private Upstream ofEast() {
    return new Upstream(easts, east, eastPort, "us-west-2");
  }

  private Upstream ofWest() {
    return new Upstream(wests, west, westPort, "us-east-1");
  }

  private void onEast(String... statements) throws SQLException {
    run(eastPort, statements);
  }

  private static void run(int port, String... statements) throws SQLException {
    try (Connection connection = Sql.connect(Family.POSTGRES, port, "app", MASTER)) {
      Sql.run(connection, statements);
    }
  }

  private static List<Integer> rows(int port) throws SQLException {
    try (Connection connection = Sql.connect(Family.POSTGRES, port, "app", MASTER)) {
      return Sql.ints(connection, "select n from t order by n");
    }
  }

  private static void awaitRows(int port, Integer... wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!rows(port).equals(List.of(wanted)) && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(rows(port)).containsExactly(wanted);
  }

  @Test
  void a_follower_has_what_is_written_a_moment_later_and_can_only_be_read() throws Exception {
    onEast("insert into t values (2)");

    awaitRows(westPort, 1, 2);
    assertThatThrownBy(() -> run(westPort, "insert into t values (3)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("read-only");
  }

  @Test
  void hands_over_and_back_without_losing_anything() throws Exception {
    onEast("insert into t values (2)");

    wests.handOver(ofEast(), west);
    wests.lead(west);
    wests.start(west, westPort);
    easts.follow(east, ofWest());
    easts.start(east, eastPort);
    run(westPort, "insert into t values (3)");
    awaitRows(eastPort, 1, 2, 3);

    easts.handOver(ofWest(), east);
    easts.lead(east);
    easts.start(east, eastPort);
    wests.follow(west, ofEast());
    wests.start(west, westPort);
    onEast("insert into t values (4)");
    awaitRows(westPort, 1, 2, 3, 4);
  }

  @Test
  void a_follower_whose_stream_broke_finds_what_was_written_last_in_the_archive() throws Exception {
    awaitRows(westPort, 1);
    wests.follow(west, new Upstream(easts, east, Sql.freePort(), "us-west-2"));
    wests.stop(west);
    wests.start(west, westPort);
    onEast("insert into t values (2)");
    easts.stop(east);

    VolumeFolder leading = new VolumeFolder(folder.resolve("east/volumes/" + east.id()));
    try (Connection following = Sql.connect(Family.POSTGRES, westPort, "app", MASTER)) {
      Replication.awaitEnd(leading, following);
    }

    awaitRows(westPort, 1, 2);
    easts.start(east, eastPort);
    wests.follow(west, ofEast());
    wests.stop(west);
    wests.start(west, westPort);
    onEast("insert into t values (3)", FILLER);
    awaitRows(westPort, 1, 2, 3);
    wests.stop(west);
    easts.stop(east);
    assertThat(theArchivesAgree()).as("what was lent is not archived").isPositive();
  }

  @Test
  void a_follower_that_cannot_be_reached_is_not_handed_over_to() throws Exception {
    wests.stop(west);

    assertThatThrownBy(() -> wests.handOver(ofEast(), west)).isInstanceOf(StorageException.class);
    onEast("insert into t values (2)");
    assertThat(rows(eastPort)).containsExactly(1, 2);
  }

  @Test
  void a_follower_catches_up_from_the_archive_after_it_was_away_for_long() throws Exception {
    assertThat(wests.isolate()).containsExactly(west.id());
    wests.start(west, westPort);
    assertThat(wests.running(west)).isFalse();
    onEast(
        "create table filler as select repeat('x', 1000) as x from generate_series(1, 30000)",
        "insert into t values (2)");
    easts.stop(east);
    easts.start(east, eastPort);
    onEast(
        "create table more as select repeat('x', 1000) as x from generate_series(1, 30000)",
        "insert into t values (3)");

    wests.rejoin();
    wests.start(west, westPort);

    awaitRows(westPort, 1, 2, 3);
  }

  private void westLeads() {
    wests.lead(west);
    wests.start(west, westPort);
  }

  private void eastFollows() {
    easts.follow(east, ofWest());
    easts.start(east, eastPort);
  }

  private void onWest(int n) throws Exception {
    run(westPort, "insert into t values (" + n + ")", FILLER);
  }

  /** A server that is shut down tells its follower that the log ends, wherever that is. */
  private void restartWest(int n) throws Exception {
    wests.stop(west);
    wests.start(west, westPort);
    run(westPort, "checkpoint", "insert into t values (" + n + ")");
  }

  private void eastLeads() {
    easts.lead(east);
    easts.start(east, eastPort);
  }

  private void westFollows() {
    wests.follow(west, ofEast());
    wests.start(west, westPort);
  }

  @Test
  void goes_on_after_switchovers_and_failovers_and_restarts_in_any_order() throws Exception {
    List<Integer> rows = new ArrayList<>(List.of(1));
    for (int n = 10; n <= 40; n += 10) {
      wests.handOver(ofEast(), west);
      westLeads();
      eastFollows();
      restartsOfTheLeader(n, rows);
      easts.handOver(ofWest(), east);
      eastLeads();
      westFollows();
      onEast("insert into t values (" + (n + 5) + ")");
      rows.add(n + 5);
      awaitRows(westPort, rows.toArray(Integer[]::new));
      failover(n, rows);
      easts.handOver(ofWest(), east);
      eastLeads();
      westFollows();
      awaitRows(westPort, rows.toArray(Integer[]::new));
    }
  }

  /** With a follower, and with one that is away. */
  private void restartsOfTheLeader(int n, List<Integer> rows) throws Exception {
    onWest(n);
    restartWest(n + 1);
    rows.addAll(List.of(n, n + 1));
    awaitRows(eastPort, rows.toArray(Integer[]::new));
    easts.stop(east);
    restartWest(n + 2);
    onWest(n + 3);
    restartWest(n + 4);
    rows.addAll(List.of(n + 2, n + 3, n + 4));
    easts.start(east, eastPort);
    awaitRows(eastPort, rows.toArray(Integer[]::new));
  }

  private void failover(int n, List<Integer> rows) throws Exception {
    easts.stop(east);
    wests.sever(west);
    westLeads();
    onWest(n + 6);
    easts.delete(east);
    easts.standby(east, ofWest());
    easts.start(east, eastPort);
    restartWest(n + 7);
    rows.addAll(List.of(n + 6, n + 7));
    awaitRows(eastPort, rows.toArray(Integer[]::new));
  }

  @Test
  void a_follower_archives_no_segment_before_it_is_full() throws Exception {
    for (int n = 2; n < 5; n++) {
      easts.stop(east);
      easts.start(east, eastPort);
      onEast("insert into t values (" + n + ")");
      awaitRows(westPort, IntStream.rangeClosed(1, n).boxed().toArray(Integer[]::new));
    }
    onEast(FILLER);
    awaitRows(westPort, 1, 2, 3, 4);
    wests.stop(west);
    easts.stop(east);

    assertThat(theArchivesAgree()).isPositive();
  }

  @Test
  void a_follower_that_lacks_what_is_gone_is_made_anew() throws Exception {
    wests.isolate();
    onEast("insert into t values (2)", FILLER, "checkpoint");
    easts.stop(east);
    easts.prune(east, Optional.empty());
    easts.start(east, eastPort);
    wests.rejoin();
    wests.start(west, westPort);
    VolumeFolder follower = new VolumeFolder(folder.resolve("west/volumes/" + west.id()));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Replication.stuck(follower) && System.nanoTime() < end) {
      Thread.sleep(100);
    }

    wests.follow(west, ofEast());
    wests.start(west, westPort);

    awaitRows(westPort, 1, 2);
    onEast("insert into t values (3)");
    awaitRows(westPort, 1, 2, 3);
  }

  @Test
  void a_follower_whose_log_is_gone_does_not_lead_and_is_made_anew() throws Exception {
    awaitRows(westPort, 1);
    wests.stop(west);
    Path data = folder.resolve("west/volumes/" + west.id() + "/data");
    for (Path segment : SegmentFiles.in(data.resolve("pg_wal"))) {
      Files.write(segment, new byte[1 << 20]);
    }

    assertThatThrownBy(() -> wests.lead(west))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("its log is gone");
    wests.follow(west, ofEast());
    wests.start(west, westPort);

    onEast("insert into t values (2)");
    awaitRows(westPort, 1, 2);
    assertThatThrownBy(() -> run(westPort, "insert into t values (3)"))
        .hasMessageContaining("read-only");
  }

  /** How many segments both have. */
  private int theArchivesAgree() throws IOException {
    Path wanted = folder.resolve("east/volumes/" + east.id() + "/log");
    Path found = folder.resolve("west/volumes/" + west.id() + "/log");
    int both = 0;
    for (Path segment : SegmentFiles.in(found)) {
      Path other = wanted.resolve(segment.getFileName());
      if (Files.exists(other)) {
        assertThat(segment).hasSameBinaryContentAs(other);
        both++;
      }
    }
    return both;
  }

  @Test
  void a_copy_of_a_follower_follows_nobody() throws Exception {
    awaitRows(westPort, 1);
    Volume copy = new Volume("copy", Family.POSTGRES);
    wests.copy(west, copy);
    int port = Sql.freePort();
    wests.start(copy, port);

    run(port, "insert into t values (7)");
    onEast("insert into t values (2)");
    awaitRows(westPort, 1, 2);

    assertThat(rows(port)).containsExactly(1, 7);
  }

  @Test
  void says_in_sql_who_replicates_and_how_far() throws Exception {
    easts.equip(east);
    String topology =
        """
        [{"self": %b, "region": "us-east-1", "primary": true, "servers": ["e1", "e2"]},
         {"self": %b, "region": "us-west-2", "primary": false, "servers": ["w1"]}]
        """;
    easts.tell(east, topology.formatted(true, false));
    wests.tell(west, topology.formatted(false, true));
    onEast("create database other");

    awaitLag(eastPort, "app", "us-east-1 -1 -1", "us-west-2 0 0");
    awaitLag(eastPort, "other", "us-east-1 -1 -1", "us-west-2 0 0");
    awaitLag(westPort, "app", "us-east-1 -1 -1", "us-west-2 0 0");
    assertThat(servers(eastPort))
        .containsExactly(
            "e1 us-east-1 MASTER_SESSION_ID", "e2 us-east-1 other", "w1 us-west-2 other");
    assertThat(servers(westPort)).isEqualTo(servers(eastPort));
    wests.stop(west);

    assertThat(lags(eastPort, "app").get(1)).startsWith("us-west-2 ").doesNotEndWith(" 0 0");
  }

  private static void awaitLag(int port, String database, String... wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> found = List.of();
    while (!found.equals(List.of(wanted)) && System.nanoTime() < end) {
      Thread.sleep(20);
      try {
        found = lags(port, database);
      } catch (SQLException notYet) {
        found = List.of(String.valueOf(notYet.getMessage()));
      }
    }
    assertThat(found).containsExactly(wanted);
  }

  private static List<String> lags(int port, String database) throws SQLException {
    try (Connection connection = Sql.connect(Family.POSTGRES, port, database, MASTER)) {
      return Sql.strings(
          connection,
          "select aws_region || ' ' || durability_lag_in_msec || ' ' || rpo_lag_in_msec"
              + " from aurora_global_db_status() where highest_lsn_written >= 0");
    }
  }

  private static List<String> servers(int port) throws SQLException {
    try (Connection connection = Sql.connect(Family.POSTGRES, port, "app", MASTER)) {
      return Sql.strings(
          connection,
          "select server_id || ' ' || aws_region || ' ' || case session_id"
              + " when 'MASTER_SESSION_ID' then session_id else 'other' end"
              + " from aurora_global_db_instance_status() where durable_lsn > 0");
    }
  }
}
