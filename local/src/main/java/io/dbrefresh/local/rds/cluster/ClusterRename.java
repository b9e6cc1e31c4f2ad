package io.dbrefresh.local.rds.cluster;

import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Renaming;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.global.Alignment;
import io.dbrefresh.local.rds.global.Roster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A new name of a cluster; its instances keep theirs. */
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
    new Renaming(fleet, fleet.database(cluster))
        .begin(cluster.dbClusterIdentifier(), name, () -> take(name));
    if (cluster.globalClusterIdentifier() != null) {
      Globe globe = fleet.surroundings().globe();
      fleet.begin(
          cluster.dbClusterResourceId(),
          fleet.course().after(Duration.ZERO, () -> new Alignment(globe).begin(cluster)));
    }
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
                .pendingModifiedValues(named(record.build())));
    for (DBInstance member : members) {
      fleet.change(member, record -> record.dbClusterIdentifier(name));
    }
    fleet.reservePort(Endpoints.of(fleet.current(cluster)));
    new Roster(fleet.surroundings().globe()).show(cluster);
  }

  private static ClusterPendingModifiedValues named(DBCluster cluster) {
    return Optional.ofNullable(cluster.pendingModifiedValues())
        .map(pending -> pending.copy(it -> it.dbClusterIdentifier(null)))
        .orElseGet(() -> ClusterPendingModifiedValues.builder().build());
  }
}
