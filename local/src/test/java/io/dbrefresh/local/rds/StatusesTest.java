package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

class StatusesTest {
  @TempDir Path folder;

  private final MemoryStorage storage = new MemoryStorage();
  private VirtualRegion region;

  @BeforeEach
  void open() {
    region = new VirtualRegion(folder, storage);
  }

  private void restore() {
    region.rds.restoreDBInstanceToPointInTime(
        it ->
            it.sourceDBInstanceIdentifier("prod")
                .targetDBInstanceIdentifier("copy")
                .useLatestRestorableTime(true));
  }

  @Test
  void a_restore_takes_its_hours_and_backs_up_before_it_is_available() {
    region.haveInstance("prod");
    restore();
    assertThat(region.status("copy")).isEqualTo("creating");
    region.timeline.advance(Duration.ofMinutes(119));
    assertThat(region.status("copy")).isEqualTo("creating");
    region.timeline.advance(Duration.ofMinutes(2));
    assertThat(region.status("copy")).isEqualTo("backing-up");
    region.timeline.advance(Duration.ofMinutes(3));
    assertThat(region.status("copy")).isEqualTo("available");
    assertThat(region.events())
        .contains(
            "DB instance created",
            "Restored from DB instance prod to 2026-01-01T00:03:00Z",
            "Backing up DB instance",
            "Finished DB Instance backup");
  }

  @Test
  void a_rename_shows_available_under_the_old_name_then_renaming_under_the_new() {
    region.haveInstance("dev");
    region.rds.modifyDBInstance(
        it ->
            it.dbInstanceIdentifier("dev")
                .newDBInstanceIdentifier("devold")
                .applyImmediately(true));
    DBInstance answered =
        region.rds.describeDBInstances(it -> it.dbInstanceIdentifier("dev")).dbInstances().get(0);
    assertThat(answered.dbInstanceStatus()).isEqualTo("available");
    assertThat(answered.pendingModifiedValues().dbInstanceIdentifier()).isEqualTo("devold");
    assertThatThrownBy(() -> region.createInstance("devold"))
        .hasMessageContaining("already exists");
    region.timeline.advance(Duration.ofSeconds(30));
    assertThat(region.status("devold")).isEqualTo("renaming");
    assertThatThrownBy(() -> region.status("dev")).isInstanceOf(DbInstanceNotFoundException.class);
    region.timeline.advance(Duration.ofMinutes(2));
    assertThat(region.status("devold")).isEqualTo("available");
  }

  @Test
  void one_request_changes_settings_password_and_name_in_turn() {
    region.haveInstance("dev");
    region.rds.modifyDBInstance(
        it ->
            it.dbInstanceIdentifier("dev")
                .newDBInstanceIdentifier("dev2")
                .masterUserPassword("battery-staple")
                .dbInstanceClass("db.m5.large")
                .applyImmediately(true));
    region.timeline.advance(Duration.ofSeconds(30));
    assertThat(region.status("dev")).isEqualTo("modifying");
    region.timeline.advance(Duration.ofMinutes(4).plusSeconds(30));
    assertThat(region.status("dev")).isEqualTo("resetting-master-credentials");
    region.timeline.advance(Duration.ofMinutes(1).plusSeconds(30));
    assertThat(region.status("dev2")).isEqualTo("renaming");
    region.timeline.runUntilIdle();
    DBInstance dev =
        region.rds.describeDBInstances(it -> it.dbInstanceIdentifier("dev2")).dbInstances().get(0);
    assertThat(dev.dbInstanceStatus()).isEqualTo("available");
    assertThat(dev.dbInstanceClass()).isEqualTo("db.m5.large");
    assertThat(dev.pendingModifiedValues().masterUserPassword()).isNull();
  }

  @Test
  void a_new_name_stays_pending_without_apply_immediately() {
    region.haveInstance("dev");
    region.rds.modifyDBInstance(
        it -> it.dbInstanceIdentifier("dev").newDBInstanceIdentifier("dev2"));
    region.timeline.advance(Duration.ofHours(2));
    assertThat(region.status("dev")).isEqualTo("available");
  }

  @Test
  void a_full_disk_and_a_failed_copy_end_in_a_terminal_status_with_the_reason() {
    region.haveInstance("prod");
    storage.full = true;
    restore();
    region.timeline.runUntilIdle();
    assertThat(region.status("copy")).isEqualTo("storage-full");
    assertThat(region.events()).anyMatch(it -> it.contains("No space left on device"));
    region.rds.deleteDBInstance(it -> it.dbInstanceIdentifier("copy").skipFinalSnapshot(true));
    region.timeline.runUntilIdle();

    storage.full = false;
    storage.broken = true;
    restore();
    region.timeline.runUntilIdle();
    assertThat(region.status("copy")).isEqualTo("incompatible-restore");
    assertThat(storage.volumes).as("prod and its backup").hasSize(2);
  }

  @Test
  void an_instance_stays_when_its_final_snapshot_cannot_be_taken() {
    region.haveInstance("dev");
    storage.full = true;
    region.rds.deleteDBInstance(
        it -> it.dbInstanceIdentifier("dev").finalDBSnapshotIdentifier("last"));
    region.timeline.runUntilIdle();
    assertThat(storage.volumes).as("dev and its backup").hasSize(2);
    assertThat(region.status("dev")).isEqualTo("storage-full");
    assertThat(
            region
                .rds
                .describeDBSnapshots(it -> it.snapshotType("manual"))
                .dbSnapshots()
                .get(0)
                .status())
        .isEqualTo("failed");
  }

  @Test
  void a_failed_password_change_says_so_and_leaves_the_instance_available() {
    region.haveInstance("dev");
    storage.broken = true;
    region.rds.modifyDBInstance(
        it -> it.dbInstanceIdentifier("dev").masterUserPassword("battery-staple"));
    region.timeline.runUntilIdle();
    assertThat(region.status("dev")).isEqualTo("available");
    assertThat(region.events()).anyMatch(it -> it.startsWith("Unable to reset your password"));
  }

  @Test
  void the_latest_restorable_time_follows_the_clock() {
    region.haveInstance("dev");
    region.timeline.advance(Duration.ofHours(1));
    Instant first = restorable();
    region.timeline.advance(Duration.ofMinutes(7));
    assertThat(restorable()).isEqualTo(first.plus(Duration.ofMinutes(7)));
    assertThat(restorable()).isEqualTo(region.timeline.clock().instant().minusSeconds(300));
  }

  private Instant restorable() {
    return region.rds.describeDBInstances().dbInstances().get(0).latestRestorableTime();
  }

  @Test
  void a_clone_is_done_sooner_than_a_full_copy_and_stopping_takes_the_members_along() {
    region.haveCluster("prod");
    for (String type : List.of("full-copy", "copy-on-write")) {
      region.rds.restoreDBClusterToPointInTime(
          it ->
              it.sourceDBClusterIdentifier("prod")
                  .dbClusterIdentifier(type)
                  .restoreType(type)
                  .useLatestRestorableTime(true));
    }
    region.timeline.advance(Duration.ofMinutes(10));
    assertThat(region.clusterStatus("copy-on-write")).isEqualTo("available");
    assertThat(region.clusterStatus("full-copy")).isEqualTo("creating");
    region.rds.stopDBCluster(it -> it.dbClusterIdentifier("prod"));
    assertThat(region.status("prod-1")).isEqualTo("stopping");
    region.timeline.runUntilIdle();
    assertThat(region.status("prod-1")).isEqualTo("stopped");
    assertThat(storage.served).isEmpty();
    region.rds.startDBCluster(it -> it.dbClusterIdentifier("prod"));
    region.timeline.runUntilIdle();
    assertThat(region.status("prod-1")).isEqualTo("available");
  }
}
