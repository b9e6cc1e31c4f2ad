package io.dbrefresh.lambdas.restore;

import io.dbrefresh.lambdas.rds.Tags;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Settings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    Settings settings = restore.settings();
    boolean clone = restore.type() == RestoreType.FAST_CLONING;
    RestoreDbClusterToPointInTimeRequest.Builder request =
        RestoreDbClusterToPointInTimeRequest.builder()
            .sourceDBClusterIdentifier(plan.source().identifier())
            .dbClusterIdentifier(temp)
            .restoreType(clone ? "copy-on-write" : "full-copy")
            .tags(Tags.of(plan.tags()))
            .port(orNull(settings.port()))
            .dbSubnetGroupName(orNull(settings.subnetGroup()))
            .dbClusterParameterGroupName(orNull(settings.parameterGroup()))
            .backtrackWindow(orNull(settings.backtrackSeconds().map(Integer::longValue)))
            .enableIAMDatabaseAuthentication(orNull(settings.iamAuthentication()))
            .copyTagsToSnapshot(orNull(settings.copyTagsToSnapshot()))
            .enableCloudwatchLogsExports(orNull(settings.logExports()))
            .vpcSecurityGroupIds(orNull(settings.securityGroups()));
    restore
        .time()
        .ifPresentOrElse(request::restoreToTime, () -> request.useLatestRestorableTime(true));
    return request.build();
  }

  private RestoreDbClusterFromSnapshotRequest fromSnapshot() {
    Settings settings = plan.restore().settings();
    return RestoreDbClusterFromSnapshotRequest.builder()
        .snapshotIdentifier(plan.restore().snapshot().orElseThrow())
        .dbClusterIdentifier(temp)
        .engine(settings.engine().orElse(plan.source().engine()))
        .engineVersion(orNull(settings.engineVersion()))
        .tags(Tags.of(plan.tags()))
        .port(orNull(settings.port()))
        .dbSubnetGroupName(orNull(settings.subnetGroup()))
        .dbClusterParameterGroupName(orNull(settings.parameterGroup()))
        .backtrackWindow(orNull(settings.backtrackSeconds().map(Integer::longValue)))
        .enableIAMDatabaseAuthentication(orNull(settings.iamAuthentication()))
        .copyTagsToSnapshot(orNull(settings.copyTagsToSnapshot()))
        .enableCloudwatchLogsExports(orNull(settings.logExports()))
        .vpcSecurityGroupIds(orNull(settings.securityGroups()))
        .build();
  }

  private static <T> @Nullable T orNull(Optional<T> setting) {
    return setting.orElse(null);
  }

  private static @Nullable List<String> orNull(List<String> setting) {
    return setting.isEmpty() ? null : setting;
  }
}
