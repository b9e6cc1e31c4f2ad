package io.dbrefresh.local.rds.cluster;

import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.List;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * A new name of a cluster; its instances keep theirs. For a moment after the answer the cluster is
 * still {@code available} under its old name, then {@code renaming} under the new one.
 */
public final class ClusterRename {
  private final Fleet fleet;
  private final DBCluster cluster;

  /** Renames {@code cluster}. */
  public ClusterRename(Fleet fleet, DBCluster cluster) {
    this.fleet = fleet;
    this.cluster = cluster;
  }

  /** Begins the rename to {@code name}, which no other cluster has. */
  public void begin(String name) {
    String before = cluster.dbClusterIdentifier();
    fleet.begin(
        cluster.dbClusterResourceId(),
        fleet
            .course()
            .after(fleet.timings().accept(), () -> take(name))
            .work(this::move)
            .after(fleet.timings().rename(), () -> done(before, name))
            .onFailure(this::failed));
  }

  private void take(String name) {
    List<DBInstance> members = fleet.members(fleet.current(cluster));
    fleet.change(
        cluster,
        record ->
            record
                .dbClusterIdentifier(name)
                .dbClusterArn(fleet.arns().cluster(name))
                .status(Status.RENAMING)
                .pendingModifiedValues(ClusterPendingModifiedValues.builder().build()));
    for (DBInstance member : members) {
      fleet.change(member, record -> record.dbClusterIdentifier(name));
    }
    fleet.reservePort(Endpoints.of(fleet.current(cluster)));
  }

  private Runnable move() {
    DBCluster now = fleet.current(cluster);
    Volume volume = fleet.volume(now);
    Runnable serving = fleet.serving(now);
    return () -> {
      if (fleet.storage().running(volume)) {
        serving.run();
      }
    };
  }

  private void done(String before, String name) {
    fleet.change(cluster, record -> record.status(Status.AVAILABLE));
    fleet.event(
        fleet.current(cluster),
        "configuration change",
        "Renamed cluster from " + before + " to " + name);
  }

  private void failed(Throwable thrown) {
    fleet.change(cluster, record -> record.status(Status.FAILED));
    fleet.event(
        fleet.current(cluster),
        "failure",
        "The DB cluster does not start under its new name: " + Fleet.reason(thrown));
  }
}
