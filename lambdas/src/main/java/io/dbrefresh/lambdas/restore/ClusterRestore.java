package io.dbrefresh.lambdas.restore;

import io.dbrefresh.lambdas.rds.SettingsInRequests;
import io.dbrefresh.lambdas.rds.Tags;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

/**
 * The call that begins the restore of an Aurora cluster: a full copy, a copy-on-write clone, or a
 * snapshot. Deletion protection is left off until the database is the target.
 */
final class ClusterRestore {
  private final RdsClient rds;
  private final RefreshPlan plan;
  private final String temp;

  ClusterRestore(RdsClient rds, RefreshPlan plan) {
    this.rds = rds;
    this.plan = plan;
    this.temp = plan.target().temp().identifier();
  }

  void start() {
    try {
      if (plan.restore().type() == RestoreType.FROM_SNAPSHOT) {
        rds.restoreDBClusterFromSnapshot(fromSnapshot());
      } else {
        rds.restoreDBClusterToPointInTime(toPointInTime());
      }
    } catch (DbClusterAlreadyExistsException e) {
      return; // The next look tells whose it is; after a lost answer it is this run's.
    }
  }

  private RestoreDbClusterToPointInTimeRequest toPointInTime() {
    Restore restore = plan.restore();
    boolean clone = restore.type() == RestoreType.FAST_CLONING && !restore.fullCopy();
    RestoreDbClusterToPointInTimeRequest.Builder request =
        RestoreDbClusterToPointInTimeRequest.builder()
            .sourceDBClusterIdentifier(plan.source().identifier())
            .dbClusterIdentifier(temp)
            .restoreType(clone ? "copy-on-write" : "full-copy")
            .tags(Tags.of(plan.tags(restore.settings())));
    SettingsInRequests.write(settings(), request);
    restore
        .time()
        .ifPresentOrElse(request::restoreToTime, () -> request.useLatestRestorableTime(true));
    return request.build();
  }

  private RestoreDbClusterFromSnapshotRequest fromSnapshot() {
    RestoreDbClusterFromSnapshotRequest.Builder request =
        RestoreDbClusterFromSnapshotRequest.builder()
            .snapshotIdentifier(plan.restore().snapshot().orElseThrow())
            .dbClusterIdentifier(temp)
            .engine(plan.source().engine())
            .tags(Tags.of(plan.tags(plan.restore().settings())));
    SettingsInRequests.write(settings(), request);
    return request.build();
  }

  private Settings settings() {
    return plan.restore().settings().without(Setting.DELETION_PROTECTION);
  }
}
