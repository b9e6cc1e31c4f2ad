package io.dbrefresh.local.rds;

import static io.dbrefresh.local.rds.TwoRegions.assertWritable;
import static io.dbrefresh.local.rds.TwoRegions.awaitRows;
import static io.dbrefresh.local.rds.TwoRegions.cluster;
import static io.dbrefresh.local.rds.TwoRegions.rows;
import static io.dbrefresh.local.rds.TwoRegions.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.rds.server.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members of a global database as clusters: their names, ports, backups and instances. */
class GlobalMembersTest {
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

  private void switchToWest() {
    String target = cluster(regions.west, "west").dbClusterArn();
    regions.west.switchoverGlobalCluster(
        r -> r.globalClusterIdentifier("world").targetDbClusterIdentifier(target));
    regions.awaitGlobal("available");
  }

  private void fill(LocalRds rds, String cluster) {
    TwoRegions.await(rds, cluster, "available");
    regions.member(rds, cluster, cluster + "-1");
  }

  @Test
  void a_primary_keeps_its_followers_when_its_name_and_its_port_change() throws Exception {
    regions.east.modifyDBCluster(
        r -> r.dbClusterIdentifier("east").newDBClusterIdentifier("orient").applyImmediately(true));
    TwoRegions.await(regions.east, "orient", "available");
    assertThat(regions.members()).isEqualTo("orient writes, west reads connected");
    assertThat(cluster(regions.west, "west").replicationSourceIdentifier()).endsWith(":orient");
    run(regions.east, "orient", "insert into t values (2)");
    awaitRows(regions.west, "west", 1, 2);

    int port = Sql.freePort();
    regions.east.modifyDBCluster(
        r -> r.dbClusterIdentifier("orient").port(port).applyImmediately(true));
    RegionUnderTest.await("" + port, () -> String.valueOf(cluster(regions.east, "orient").port()));
    TwoRegions.await(regions.east, "orient", "available");
    run(regions.east, "orient", "insert into t values (3)");
    awaitRows(regions.west, "west", 1, 2, 3);
  }

  @Test
  void a_snapshot_of_a_secondary_is_restored_as_a_cluster_for_itself() throws SQLException {
    awaitRows(regions.west, "west", 1);
    regions.west.createDBClusterSnapshot(
        r -> r.dbClusterIdentifier("west").dbClusterSnapshotIdentifier("kept"));
    TwoRegions.await(regions.west, "west", "available");
    regions.west.restoreDBClusterFromSnapshot(
        r -> r.dbClusterIdentifier("copy").snapshotIdentifier("kept").engine("aurora-postgresql"));
    fill(regions.west, "copy");

    assertWritable(regions.west, "copy", 9);
    assertThat(cluster(regions.west, "copy").globalClusterIdentifier()).isNull();
    try (Connection connection = TwoRegions.connect(regions.west, "copy")) {
      assertThat(Sql.strings(connection, "select aws_region from aurora_global_db_status()"))
          .isEmpty();
    }
    run(regions.east, "east", "insert into t values (2)");
    awaitRows(regions.west, "west", 1, 2);
  }

  @Test
  void a_secondary_that_leads_now_is_restored_to_a_time_after_that() throws Exception {
    awaitRows(regions.west, "west", 1);
    switchToWest();
    run(regions.west, "west", "insert into t values (2)");
    Instant between = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    RegionUnderTest.await(
        "true", () -> String.valueOf(Instant.now().isAfter(between.plusMillis(100))));
    run(regions.west, "west", "insert into t values (3)");

    regions.west.restoreDBClusterToPointInTime(
        r ->
            r.sourceDBClusterIdentifier("west").dbClusterIdentifier("then").restoreToTime(between));
    fill(regions.west, "then");

    assertThat(rows(regions.west, "then")).containsExactly(1, 2);
    assertWritable(regions.west, "then", 9);
  }

  @Test
  void a_secondary_without_instances_catches_up_when_it_has_one_again() throws SQLException {
    regions.deleteMember(regions.west, "west-1");
    run(regions.east, "east", "insert into t values (2)");

    regions.member(regions.west, "west", "west-2");

    awaitRows(regions.west, "west", 1, 2);
  }
}
