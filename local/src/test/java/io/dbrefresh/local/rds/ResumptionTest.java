package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

class ResumptionTest {
  @TempDir Path folder;

  private final MemoryStorage storage = new MemoryStorage();

  private VirtualRegion open() {
    return new VirtualRegion(folder, storage);
  }

  @Test
  void a_restore_whose_data_is_whole_becomes_available_and_another_is_incompatible() {
    VirtualRegion killed = open();
    killed.haveInstance("prod");
    restore(killed, "whole");
    killed.timeline.advance(Duration.ofMinutes(1));
    restore(killed, "half");
    killed.createInstance("new");

    VirtualRegion next = open();
    assertThat(next.status("whole")).as("its first backup").isEqualTo("backing-up");
    next.timeline.runUntilIdle();
    assertThat(next.status("whole")).isEqualTo("available");
    assertThat(next.status("half")).isEqualTo("incompatible-restore");
    assertThat(next.status("new")).isEqualTo("failed");
    assertThat(next.events()).anyMatch(it -> it.contains("closed while the DB instance was"));
  }

  private static void restore(VirtualRegion region, String target) {
    region.rds.restoreDBInstanceToPointInTime(
        it ->
            it.sourceDBInstanceIdentifier("prod")
                .targetDBInstanceIdentifier(target)
                .useLatestRestorableTime(true));
  }

  @Test
  void a_deletion_and_a_rename_go_through() {
    VirtualRegion killed = open();
    killed.haveInstance("gone");
    killed.haveInstance("before");
    killed.haveInstance("between");
    killed.rds.deleteDBInstance(it -> it.dbInstanceIdentifier("gone").skipFinalSnapshot(true));
    killed.rds.modifyDBInstance(
        it ->
            it.dbInstanceIdentifier("between").newDBInstanceIdentifier("b").applyImmediately(true));
    killed.timeline.advance(Duration.ofSeconds(40));
    killed.rds.modifyDBInstance(
        it ->
            it.dbInstanceIdentifier("before").newDBInstanceIdentifier("a").applyImmediately(true));

    VirtualRegion next = open();
    assertThat(next.status("gone")).isEqualTo("deleting");
    next.timeline.runUntilIdle();
    assertThatThrownBy(() -> next.status("gone")).isInstanceOf(DbInstanceNotFoundException.class);
    assertThat(next.status("a")).isEqualTo("available");
    assertThat(next.status("b")).isEqualTo("available");
    assertThat(storage.volumes).as("a, b and their backups").hasSize(4);
  }

  @Test
  void a_password_that_had_not_taken_effect_is_lost_and_is_in_no_file() throws Exception {
    VirtualRegion killed = open();
    killed.haveInstance("dev");
    killed.rds.modifyDBInstance(
        it -> it.dbInstanceIdentifier("dev").masterUserPassword("battery-staple"));
    killed.timeline.advance(Duration.ofSeconds(20));

    VirtualRegion next = open();
    assertThat(next.status("dev")).isEqualTo("available");
    assertThat(next.events()).anyMatch(it -> it.startsWith("Unable to reset your password"));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain("battery").doesNotContain("horse");
      }
    }
  }

  @Test
  void a_cluster_and_its_members_are_taken_up_too() {
    VirtualRegion killed = open();
    killed.haveCluster("prod");
    killed.rds.modifyDBCluster(
        it ->
            it.dbClusterIdentifier("prod").newDBClusterIdentifier("prod2").applyImmediately(true));
    killed.rds.createDBClusterSnapshot(
        it -> it.dbClusterIdentifier("prod").dbClusterSnapshotIdentifier("nightly"));

    VirtualRegion next = open();
    next.timeline.runUntilIdle();
    assertThat(next.clusterStatus("prod2")).isEqualTo("available");
    assertThat(next.status("prod-1")).isEqualTo("available");
    assertThat(
            next.rds
                .describeDBClusterSnapshots(it -> it.snapshotType("manual"))
                .dbClusterSnapshots()
                .get(0)
                .status())
        .isEqualTo("failed");
  }
}
