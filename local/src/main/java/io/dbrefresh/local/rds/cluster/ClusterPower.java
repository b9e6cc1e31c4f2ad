package io.dbrefresh.local.rds.cluster;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.global.MemberRules;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** StopDBCluster and StartDBCluster, which take the cluster's instances along. */
public final class ClusterPower {
  private final Fleet fleet;

  /** For the clusters of {@code fleet}. */
  public ClusterPower(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the cluster in status {@code stopping}. */
  public DBCluster stop(@Nullable String identifier) {
    DBCluster cluster = require(identifier, Status.AVAILABLE);
    MemberRules.refuseStop(cluster);
    Volume volume = fleet.volume(cluster);
    return through(
        cluster,
        Status.STOPPING,
        () -> () -> fleet.storage().stop(volume),
        Status.STOPPED,
        "DB cluster stopped");
  }

  /** Answers with the cluster in status {@code starting}. */
  public DBCluster start(@Nullable String identifier) {
    DBCluster cluster = require(identifier, Status.STOPPED);
    return through(
        cluster,
        Status.STARTING,
        () -> fleet.members(cluster).isEmpty() ? () -> {} : fleet.serving(cluster),
        Status.AVAILABLE,
        "DB cluster started");
  }

  private DBCluster require(@Nullable String identifier, String status) {
    DBCluster cluster = fleet.cluster(Identifiers.required(identifier, "DBClusterIdentifier"));
    if (!cluster.status().equals(status)) {
      throw Faults.clusterState(
          "DbCluster "
              + cluster.dbClusterIdentifier()
              + " is in "
              + cluster.status()
              + " state but expected it to be one of "
              + status
              + ".");
    }
    return cluster;
  }

  private DBCluster through(
      DBCluster cluster, String during, Supplier<Runnable> work, String then, String message) {
    show(cluster, during);
    fleet.begin(
        cluster.dbClusterResourceId(),
        fleet
            .course()
            .work(work)
            .after(fleet.timings().power(), () -> end(cluster, then, "notification", message))
            .onFailure(thrown -> end(cluster, Status.FAILED, "failure", Fleet.reason(thrown))));
    return fleet.current(cluster);
  }

  private void end(DBCluster cluster, String status, String category, String message) {
    show(cluster, status);
    fleet.event(cluster, category, message);
  }

  private void show(DBCluster cluster, String status) {
    fleet.change(cluster, record -> record.status(status));
    for (DBInstance member : fleet.members(fleet.current(cluster))) {
      fleet.change(member, record -> record.dbInstanceStatus(status));
    }
  }
}
