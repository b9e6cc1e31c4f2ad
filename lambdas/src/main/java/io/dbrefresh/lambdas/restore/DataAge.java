package io.dbrefresh.lambdas.restore;

import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Snapshots;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Service;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** What point in time restored data are from. */
final class DataAge {
  private final RdsClient rds;

  DataAge(RdsClient rds) {
    this.rds = rds;
  }

  /**
   * The restore time, the snapshot's creation, or the source's {@code LatestRestorableTime} as it
   * is now; empty where RDS does not tell.
   */
  Optional<Instant> of(RefreshPlan plan) {
    return switch (plan.restore().type()) {
      case RESTORE_POINT -> plan.restore().time();
      case FROM_SNAPSHOT ->
          plan.restore()
              .snapshot()
              .flatMap(snapshot -> new Snapshots(rds).find(plan.service(), snapshot))
              .flatMap(snapshot -> snapshot.created());
      case LATEST_POINT, FAST_CLONING -> latestRestorable(plan);
    };
  }

  private Optional<Instant> latestRestorable(RefreshPlan plan) {
    Databases databases = new Databases(rds);
    String source = plan.source().identifier();
    return plan.service() == Service.AURORA
        ? databases.cluster(source).map(DBCluster::latestRestorableTime)
        : databases.instance(source).map(DBInstance::latestRestorableTime);
  }
}
