package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.InvalidRestoreException;
import software.amazon.awssdk.services.rds.model.RdsException;

class FaultsTest {
  @TempDir Path folder;

  private VirtualRegion region;
  private LocalRds rds;

  @BeforeEach
  void open() {
    region = new VirtualRegion(folder, new MemoryStorage());
    rds = region.rds;
  }

  private static void check(
      ThrowingCallable call, Class<? extends RdsException> type, String code, int status) {
    RdsException thrown = catchThrowableOfType(RdsException.class, call);
    assertThat(thrown).isExactlyInstanceOf(type);
    assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(thrown.awsErrorDetails().errorMessage()).isNotBlank();
    assertThat(thrown.awsErrorDetails().serviceName()).isEqualTo("Rds");
    assertThat(thrown.statusCode()).isEqualTo(status);
  }

  @Test
  void what_is_not_there_is_not_found() {
    check(
        () -> rds.describeDBInstances(it -> it.dbInstanceIdentifier("no")),
        DbInstanceNotFoundException.class,
        "DBInstanceNotFound",
        404);
    check(
        () -> rds.describeDBClusters(it -> it.dbClusterIdentifier("no")),
        DbClusterNotFoundException.class,
        "DBClusterNotFoundFault",
        404);
    check(
        () -> rds.describeDBSnapshots(it -> it.dbSnapshotIdentifier("no")),
        DbSnapshotNotFoundException.class,
        "DBSnapshotNotFound",
        404);
    assertThat(rds.describeDBInstances().dbInstances()).isEmpty();
  }

  @Test
  void names_are_taken_once() {
    region.haveInstance("dev");
    check(
        () -> region.createInstance("DEV"),
        DbInstanceAlreadyExistsException.class,
        "DBInstanceAlreadyExists",
        400);
    region.haveCluster("prod");
    check(
        () -> region.haveCluster("prod"),
        DbClusterAlreadyExistsException.class,
        "DBClusterAlreadyExistsFault",
        400);
  }

  @Test
  void wrong_parameters_are_named() {
    for (String name : new String[] {"1dev", "dev-", "de--v", "dev_1", "d".repeat(64)}) {
      check(() -> region.createInstance(name), RdsException.class, "InvalidParameterValue", 400);
    }
    region.haveInstance("dev");
    check(
        () ->
            rds.modifyDBInstance(it -> it.dbInstanceIdentifier("dev").masterUserPassword("short")),
        RdsException.class,
        "InvalidParameterValue",
        400);
    check(
        () -> rds.deleteDBInstance(it -> it.dbInstanceIdentifier("dev")),
        RdsException.class,
        "InvalidParameterCombination",
        400);
  }

  @Test
  void a_protected_database_is_not_deleted() {
    region.haveInstance("dev");
    rds.modifyDBInstance(it -> it.dbInstanceIdentifier("dev").deletionProtection(true));
    check(
        () -> rds.deleteDBInstance(it -> it.dbInstanceIdentifier("dev").skipFinalSnapshot(true)),
        RdsException.class,
        "InvalidParameterCombination",
        400);
    rds.modifyDBInstance(it -> it.dbInstanceIdentifier("dev").deletionProtection(false));
    rds.deleteDBInstance(it -> it.dbInstanceIdentifier("dev").skipFinalSnapshot(true));
    check(
        () -> rds.deleteDBInstance(it -> it.dbInstanceIdentifier("dev").skipFinalSnapshot(true)),
        InvalidDbInstanceStateException.class,
        "InvalidDBInstanceState",
        400);
  }

  @Test
  void a_database_that_is_busy_or_stopped_is_not_changed() {
    region.createInstance("dev");
    check(
        () -> rds.modifyDBInstance(it -> it.dbInstanceIdentifier("dev").multiAZ(true)),
        InvalidDbInstanceStateException.class,
        "InvalidDBInstanceState",
        400);
    region.timeline.runUntilIdle();
    rds.stopDBInstance(it -> it.dbInstanceIdentifier("dev"));
    region.timeline.runUntilIdle();
    check(
        () ->
            rds.modifyDBInstance(
                it -> it.dbInstanceIdentifier("dev").newDBInstanceIdentifier("old")),
        InvalidDbInstanceStateException.class,
        "InvalidDBInstanceState",
        400);
    region.haveCluster("prod");
    check(
        () -> rds.deleteDBCluster(it -> it.dbClusterIdentifier("prod").skipFinalSnapshot(true)),
        InvalidDbClusterStateException.class,
        "InvalidDBClusterStateFault",
        400);
  }

  @Test
  void no_other_time_than_the_latest_can_be_restored() {
    region.haveInstance("prod");
    check(
        () ->
            rds.restoreDBInstanceToPointInTime(
                it ->
                    it.sourceDBInstanceIdentifier("prod")
                        .targetDBInstanceIdentifier("copy")
                        .restoreTime(Instant.parse("2026-01-01T00:01:00Z"))),
        InvalidRestoreException.class,
        "InvalidRestoreFault",
        400);
    assertThat(rds.describeDBInstances().dbInstances()).hasSize(1);
  }
}
