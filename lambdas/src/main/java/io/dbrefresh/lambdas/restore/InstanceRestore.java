package io.dbrefresh.lambdas.restore;

import io.dbrefresh.lambdas.rds.SettingsInRequests;
import io.dbrefresh.lambdas.rds.Tags;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;

/**
 * The call that begins the restore of an RDS instance. Deletion protection is left off until the
 * database is the target: it would keep a failed run from being cleaned up.
 */
final class InstanceRestore {
  private final RdsClient rds;
  private final RefreshPlan plan;
  private final String temp;

  InstanceRestore(RdsClient rds, RefreshPlan plan) {
    this.rds = rds;
    this.plan = plan;
    this.temp = plan.target().temp().instance();
  }

  void start() {
    try {
      if (plan.restore().type() == RestoreType.FROM_SNAPSHOT) {
        rds.restoreDBInstanceFromDBSnapshot(fromSnapshot());
      } else {
        rds.restoreDBInstanceToPointInTime(toPointInTime());
      }
    } catch (DbInstanceAlreadyExistsException e) {
      return; // The next look tells whose it is; after a lost answer it is this run's.
    }
  }

  private RestoreDbInstanceToPointInTimeRequest toPointInTime() {
    Restore restore = plan.restore();
    RestoreDbInstanceToPointInTimeRequest.Builder request =
        RestoreDbInstanceToPointInTimeRequest.builder()
            .sourceDBInstanceIdentifier(plan.source().identifier())
            .targetDBInstanceIdentifier(temp)
            .tags(Tags.of(plan.tags(restore.settings())));
    SettingsInRequests.write(settings(), request);
    restore
        .time()
        .ifPresentOrElse(request::restoreTime, () -> request.useLatestRestorableTime(true));
    return request.build();
  }

  private RestoreDbInstanceFromDbSnapshotRequest fromSnapshot() {
    RestoreDbInstanceFromDbSnapshotRequest.Builder request =
        RestoreDbInstanceFromDbSnapshotRequest.builder()
            .dbSnapshotIdentifier(plan.restore().snapshot().orElseThrow())
            .dbInstanceIdentifier(temp)
            .tags(Tags.of(plan.tags(plan.restore().settings())));
    SettingsInRequests.write(settings(), request);
    return request.build();
  }

  private Settings settings() {
    return plan.restore().settings().without(Setting.DELETION_PROTECTION);
  }
}
