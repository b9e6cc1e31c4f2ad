package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbSnapshotStateException;

class BackupsTest {
  @TempDir Path folder;

  private final MemoryStorage storage = new MemoryStorage();

  private VirtualRegion open() {
    return new VirtualRegion(folder, storage);
  }

  private static List<DBSnapshot> automated(VirtualRegion region, String instance) {
    return region
        .rds
        .describeDBSnapshots(it -> it.dbInstanceIdentifier(instance).snapshotType("automated"))
        .dbSnapshots();
  }

  private static void create(VirtualRegion region, String instance, int retention) {
    region.rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(instance)
                .engine("mysql")
                .dbInstanceClass("db.t3.micro")
                .backupRetentionPeriod(retention)
                .preferredBackupWindow("04:00-04:30")
                .masterUsername("admin1")
                .masterUserPassword("correct-horse"));
    region.timeline.runUntilIdle();
  }

  @Test
  void the_first_is_taken_at_creation_and_one_more_in_each_days_window() {
    VirtualRegion region = open();
    create(region, "prod", 2);
    assertThat(automated(region, "prod"))
        .extracting(DBSnapshot::dbSnapshotIdentifier)
        .containsExactly("rds:prod-2026-01-01-00-05");
    region.timeline.advance(Duration.ofHours(3).plusMinutes(50));
    assertThat(automated(region, "prod")).hasSize(1);
    region.timeline.advance(Duration.ofMinutes(4));
    assertThat(region.status("prod")).isEqualTo("backing-up");
    region.timeline.advance(Duration.ofMinutes(4));
    assertThat(region.status("prod")).isEqualTo("available");
    assertThat(automated(region, "prod"))
        .extracting(DBSnapshot::status)
        .containsExactly("available", "available");
    region.timeline.advance(Duration.ofHours(23));
    assertThat(automated(region, "prod")).hasSize(2);
  }

  @Test
  void what_is_older_than_the_retention_goes_with_the_log_before_it() {
    VirtualRegion region = open();
    create(region, "prod", 2);
    region.timeline.advance(Duration.ofDays(6));
    List<DBSnapshot> kept = automated(region, "prod");
    Instant begin = region.timeline.clock().instant().minus(Duration.ofDays(2));
    assertThat(kept).hasSize(3);
    assertThat(kept.get(0).snapshotCreateTime()).isBefore(begin);
    assertThat(kept.get(1).snapshotCreateTime()).isAfter(begin);
    assertThat(storage.pruned.values()).containsExactly(volume(kept.get(0)));
    assertThat(storage.volumes).hasSize(1 + kept.size());
  }

  private static String volume(DBSnapshot snapshot) {
    return "snapshot-" + snapshot.dbSnapshotIdentifier().replace(':', '_');
  }

  @Test
  void nothing_is_kept_of_an_instance_without_retention() {
    VirtualRegion region = open();
    create(region, "prod", 0);
    region.timeline.advance(Duration.ofDays(1));
    assertThat(automated(region, "prod")).isEmpty();
    assertThat(storage.pruned.values()).containsExactly("all");
    assertThatThrownBy(() -> restore(region, region.timeline.clock().instant(), "copy"))
        .hasMessageContaining("BackupRetentionPeriod is 0");
  }

  @Test
  void a_retention_period_given_later_begins_with_a_backup_and_zero_ends_them() {
    VirtualRegion region = open();
    create(region, "prod", 0);
    retain(region, 3);
    assertThat(automated(region, "prod")).hasSize(1);
    assertThat(region.status("prod")).isEqualTo("available");
    retain(region, 0);
    assertThat(automated(region, "prod")).isEmpty();
    assertThat(storage.volumes).hasSize(1);
  }

  private static void retain(VirtualRegion region, int days) {
    region.rds.modifyDBInstance(
        it -> it.dbInstanceIdentifier("prod").backupRetentionPeriod(days).applyImmediately(true));
    region.timeline.runUntilIdle();
  }

  @Test
  void a_restore_begins_with_the_newest_image_before_its_time() {
    VirtualRegion region = open();
    create(region, "prod", 7);
    region.timeline.advance(Duration.ofDays(3));
    List<DBSnapshot> images = automated(region, "prod");
    Instant time = images.get(2).snapshotCreateTime().minusSeconds(1);
    restore(region, time, "copy");
    region.timeline.runUntilIdle();
    assertThat(region.status("copy")).isEqualTo("available");
    assertThat(storage.restored.values()).containsExactly(volume(images.get(1)) + " at " + time);
  }

  private static void restore(VirtualRegion region, Instant time, String target) {
    region.rds.restoreDBInstanceToPointInTime(
        it ->
            it.sourceDBInstanceIdentifier("prod")
                .targetDBInstanceIdentifier(target)
                .restoreTime(time));
  }

  @Test
  void automated_snapshots_are_restored_from_and_not_deleted_by_people() {
    VirtualRegion region = open();
    create(region, "prod", 7);
    DBSnapshot snapshot = automated(region, "prod").get(0);
    assertThat(snapshot.dbSnapshotArn()).endsWith(":snapshot:" + snapshot.dbSnapshotIdentifier());
    assertThatThrownBy(
            () ->
                region.rds.deleteDBSnapshot(
                    it -> it.dbSnapshotIdentifier(snapshot.dbSnapshotIdentifier())))
        .isInstanceOf(InvalidDbSnapshotStateException.class)
        .hasMessageContaining("Only manual snapshots");
    region.rds.restoreDBInstanceFromDBSnapshot(
        it -> it.dbInstanceIdentifier("copy").dbSnapshotIdentifier(snapshot.dbSnapshotArn()));
    region.timeline.runUntilIdle();
    assertThat(region.status("copy")).isEqualTo("available");
  }

  @Test
  void they_go_with_their_database_and_manual_ones_stay() {
    VirtualRegion region = open();
    create(region, "prod", 7);
    region.rds.createDBSnapshot(it -> it.dbInstanceIdentifier("prod").dbSnapshotIdentifier("mine"));
    region.timeline.runUntilIdle();
    String name = automated(region, "prod").get(0).dbSnapshotIdentifier();
    region.rds.deleteDBInstance(it -> it.dbInstanceIdentifier("prod").skipFinalSnapshot(true));
    region.timeline.runUntilIdle();
    assertThatThrownBy(() -> region.rds.describeDBSnapshots(it -> it.dbSnapshotIdentifier(name)))
        .isInstanceOf(DbSnapshotNotFoundException.class);
    assertThat(region.rds.describeDBSnapshots().dbSnapshots())
        .extracting(DBSnapshot::dbSnapshotIdentifier)
        .containsExactly("mine");
    assertThat(storage.volumes).containsExactly("snapshot-mine");
  }

  @Test
  void one_that_a_killed_process_began_is_taken_by_the_next() {
    VirtualRegion killed = open();
    create(killed, "prod", 7);
    killed.timeline.advance(Duration.ofDays(1).plusHours(4).minusMinutes(1));
    storage.volumes.removeIf(it -> it.startsWith("snapshot-"));
    killed.timeline.advance(Duration.ofMinutes(3));
    int before = automated(killed, "prod").size();

    VirtualRegion next = new VirtualRegion(folder, storage);
    next.timeline.runUntilIdle();
    assertThat(automated(next, "prod")).hasSize(before);
    assertThat(automated(next, "prod")).extracting(DBSnapshot::status).containsOnly("available");
  }

  @Test
  void a_cluster_is_backed_up_while_it_is_available() {
    VirtualRegion region = open();
    region.haveCluster("prod");
    region.timeline.advance(Duration.ofDays(1));
    List<DBClusterSnapshot> taken =
        region
            .rds
            .describeDBClusterSnapshots(it -> it.dbClusterIdentifier("prod"))
            .dbClusterSnapshots();
    assertThat(taken).hasSize(2);
    assertThat(taken).extracting(DBClusterSnapshot::snapshotType).containsOnly("automated");
    assertThat(region.events()).doesNotContain("Backing up DB cluster");
    assertThat(region.clusterStatus("prod")).isEqualTo("available");
  }
}
