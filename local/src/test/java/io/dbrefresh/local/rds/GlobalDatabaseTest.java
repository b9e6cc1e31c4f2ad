package io.dbrefresh.local.rds;

import static io.dbrefresh.local.rds.TwoRegions.assertWritable;
import static io.dbrefresh.local.rds.TwoRegions.awaitRows;
import static io.dbrefresh.local.rds.TwoRegions.cluster;
import static io.dbrefresh.local.rds.TwoRegions.rows;
import static io.dbrefresh.local.rds.TwoRegions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.rds.server.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;

/** Aurora global databases with data: what is written at one member is read at the other. */
class GlobalDatabaseTest {
  @TempDir Path folder;
  private TwoRegions regions;

  @BeforeEach
  void a_global_database_of_two_regions() throws SQLException {
    regions = new TwoRegions(folder);
    regions.create();
  }

  @AfterEach
  void ends() {
    regions.close();
  }

  private String arn(LocalRds rds, String name) {
    return cluster(rds, name).dbClusterArn();
  }

  private void switchTo(LocalRds rds, String name) {
    String target = arn(rds, name);
    regions.east.switchoverGlobalCluster(
        r -> r.globalClusterIdentifier("world").targetDbClusterIdentifier(target));
    assertThat(regions.global().status()).isEqualTo("switching-over");
    regions.awaitGlobal("available");
  }

  private void failTo(LocalRds rds, String name) {
    String target = arn(rds, name);
    rds.failoverGlobalCluster(
        r ->
            r.globalClusterIdentifier("world")
                .targetDbClusterIdentifier(target)
                .allowDataLoss(true));
    assertThat(regions.global().failoverState().isDataLossAllowed()).isTrue();
    regions.awaitGlobal("available");
  }

  @Test
  void a_secondary_has_what_the_primary_has_and_can_only_be_read() throws SQLException {
    assertThat(regions.members()).isEqualTo("east writes, west reads connected");
    assertThat(cluster(regions.west, "west").replicationSourceIdentifier())
        .isEqualTo(arn(regions.east, "east"));
    assertThat(cluster(regions.west, "west").dbClusterMembers())
        .extracting(DBClusterMember::isClusterWriter)
        .containsExactly(false);
    awaitRows(regions.west, "west", 1);
    run(regions.east, "east", "insert into t values (2)");
    awaitRows(regions.west, "west", 1, 2);

    assertThatThrownBy(() -> run(regions.west, "west", "insert into t values (3)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("read-only");
  }

  @Test
  void switches_over_and_back_without_losing_a_row() throws SQLException {
    switchTo(regions.west, "west");
    assertThat(regions.members()).isEqualTo("east reads connected, west writes");
    assertWritable(regions.west, "west", 2);
    awaitRows(regions.east, "east", 1, 2);
    assertThatThrownBy(() -> run(regions.east, "east", "insert into t values (3)"))
        .hasMessageContaining("read-only");
    assertThat(cluster(regions.west, "west").readReplicaIdentifiers())
        .containsExactly(arn(regions.east, "east"));

    switchTo(regions.east, "east");
    assertWritable(regions.east, "east", 3);
    awaitRows(regions.west, "west", 1, 2, 3);
  }

  @Test
  void a_switchover_under_load_keeps_everything_that_was_answered() throws Exception {
    AtomicInteger answered = new AtomicInteger(1);
    Thread writing =
        new Thread(
            () -> {
              try (Connection connection = TwoRegions.connect(regions.east, "east")) {
                while (true) {
                  Sql.run(connection, "insert into t values (" + (answered.get() + 1) + ")");
                  answered.incrementAndGet();
                }
              } catch (SQLException shutDown) {
                // The server has ended, as it should.
              }
            });
    writing.start();
    RegionUnderTest.await("true", () -> String.valueOf(answered.get() > 50));

    switchTo(regions.west, "west");
    writing.join();

    assertThat(rows(regions.west, "west")).hasSizeBetween(answered.get(), answered.get() + 1);
    assertThat(rows(regions.west, "west")).contains(answered.get());
    awaitRows(regions.east, "east", rows(regions.west, "west").toArray(Integer[]::new));
  }

  @Test
  void fails_over_without_the_primary_which_is_made_anew_when_it_is_back() throws SQLException {
    awaitRows(regions.west, "west", 1);
    Set<String> answered = regions.east.isolate(Instant.now());
    assertThatThrownBy(() -> rows(regions.east, "east")).isInstanceOf(SQLException.class);

    failTo(regions.west, "west");

    assertThat(regions.members()).isEqualTo("east reads pending-resync, west writes");
    assertWritable(regions.west, "west", 2);
    regions.east.rejoin(answered);
    RegionUnderTest.await("east reads connected, west writes", regions::members);
    awaitRows(regions.east, "east", 1, 2);
    assertThat(regions.east.describeDBClusterSnapshots().dbClusterSnapshots())
        .extracting(DBClusterSnapshot::dbClusterSnapshotIdentifier)
        .anyMatch(name -> name.startsWith("rds:unplanned-global-failover-east-"));
    TwoRegions.await(regions.east, "east", "available");
    switchTo(regions.east, "east");
    assertWritable(regions.east, "east", 3);
    awaitRows(regions.west, "west", 1, 2, 3);
  }

  @Test
  void fails_over_and_switches_back_round_after_round() throws SQLException {
    for (int round = 0; round < 3; round++) {
      Integer[] before = rows(regions.east, "east").toArray(Integer[]::new);
      awaitRows(regions.west, "west", before);
      Set<String> answered = regions.east.isolate(Instant.now());
      failTo(regions.west, "west");
      assertWritable(regions.west, "west", 10 + 2 * round);
      regions.east.rejoin(answered);
      TwoRegions.await(regions.east, "east", "available");
      RegionUnderTest.await("east reads connected, west writes", regions::members);
      switchTo(regions.east, "east");
      assertWritable(regions.east, "east", 11 + 2 * round);
    }

    assertThat(rows(regions.east, "east")).containsExactly(1, 10, 11, 12, 13, 14, 15);
    awaitRows(regions.west, "west", 1, 10, 11, 12, 13, 14, 15);
  }

  @Test
  void a_failover_loses_what_was_not_replicated() throws SQLException {
    awaitRows(regions.west, "west", 1);
    Set<String> west = regions.west.isolate(Instant.now());
    run(regions.east, "east", "insert into t values (2)");
    Set<String> east = regions.east.isolate(Instant.now());
    regions.west.rejoin(west);

    failTo(regions.west, "west");

    assertThat(rows(regions.west, "west")).containsExactly(1);
    assertWritable(regions.west, "west", 7);
    regions.east.rejoin(east);
    awaitRows(regions.east, "east", 1, 7);
  }

  @Test
  void a_failover_of_a_primary_that_is_there_stops_it_and_makes_it_anew() throws SQLException {
    awaitRows(regions.west, "west", 1);

    failTo(regions.west, "west");

    RegionUnderTest.await("east reads connected, west writes", regions::members);
    assertWritable(regions.west, "west", 2);
    awaitRows(regions.east, "east", 1, 2);
    assertThatThrownBy(() -> run(regions.east, "east", "insert into t values (3)"))
        .hasMessageContaining("read-only");
  }

  @Test
  void a_secondary_is_detached_while_the_primary_is_cut_off_and_both_keep_what_they_have()
      throws SQLException {
    awaitRows(regions.west, "west", 1);
    String west = arn(regions.west, "west");
    Set<String> answered = regions.east.isolate(Instant.now());

    regions.west.removeFromGlobalCluster(
        r -> r.globalClusterIdentifier("world").dbClusterIdentifier(west));
    TwoRegions.await(regions.west, "west", "available");
    assertWritable(regions.west, "west", 5);
    regions.east.rejoin(answered);

    assertThat(regions.members()).isEqualTo("east writes");
    assertWritable(regions.east, "east", 6);
    String east = arn(regions.east, "east");
    regions.east.removeFromGlobalCluster(
        r -> r.globalClusterIdentifier("world").dbClusterIdentifier(east));
    RegionUnderTest.await("", regions::members);
    regions.east.deleteGlobalCluster(r -> r.globalClusterIdentifier("world"));
    assertThat(rows(regions.west, "west")).containsExactly(1, 5);
  }

  @Test
  void a_detached_secondary_stands_alone_and_can_be_written_to() throws SQLException {
    awaitRows(regions.west, "west", 1);
    String west = arn(regions.west, "west");

    regions.west.removeFromGlobalCluster(
        r -> r.globalClusterIdentifier("world").dbClusterIdentifier(west));
    assertThat(cluster(regions.west, "west").status()).isEqualTo("promoting");
    TwoRegions.await(regions.west, "west", "available");

    assertThat(regions.members()).isEqualTo("east writes");
    assertThat(cluster(regions.west, "west").globalClusterIdentifier()).isNull();
    assertWritable(regions.west, "west", 5);
    assertWritable(regions.east, "east", 6);
    assertThat(rows(regions.west, "west")).containsExactly(1, 5);
    assertThat(rows(regions.east, "east")).containsExactly(1, 6);
  }

  @Test
  void replication_goes_on_when_the_regions_are_opened_again() throws SQLException {
    run(regions.east, "east", "insert into t values (2)");
    regions.close();
    regions = new TwoRegions(folder);

    awaitRows(regions.west, "west", 1, 2);
    awaitRows(regions.east, "east", 1, 2);
    run(regions.east, "east", "insert into t values (3)");
    awaitRows(regions.west, "west", 1, 2, 3);
    switchTo(regions.west, "west");
    assertWritable(regions.west, "west", 4);
    awaitRows(regions.east, "east", 1, 2, 3, 4);
  }
}
