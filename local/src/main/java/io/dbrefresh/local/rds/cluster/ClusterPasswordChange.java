package io.dbrefresh.local.rds.cluster;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.Volume;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * A new master password of a cluster: it takes effect a moment after the answer. A cluster without
 * instances is served for as long as that takes, at no port of its own.
 */
final class ClusterPasswordChange {
  private final Fleet fleet;
  private final DBCluster cluster;

  ClusterPasswordChange(Fleet fleet, DBCluster cluster) {
    this.fleet = fleet;
    this.cluster = cluster;
  }

  void begin(String password) {
    MasterUser master = new MasterUser(cluster.masterUsername(), password);
    fleet.begin(
        cluster.dbClusterResourceId(),
        fleet
            .course()
            .after(
                fleet.timings().accept(),
                () -> fleet.change(cluster, it -> it.status(Status.RESETTING_MASTER_CREDENTIALS)))
            .work(() -> change(fleet.current(cluster), master))
            .after(
                fleet.timings().password(),
                () -> done("configuration change", "Reset master credentials"))
            .onFailure(
                thrown ->
                    done("failure", "Unable to reset your password: " + Fleet.reason(thrown))));
  }

  private Runnable change(DBCluster now, MasterUser master) {
    Volume volume = fleet.volume(now);
    Runnable serving = fleet.members(now).isEmpty() ? () -> {} : fleet.serving(now);
    return () -> {
      fleet.storage().changePassword(volume, master);
      serving.run();
    };
  }

  private void done(String category, String message) {
    ClusterPendingModifiedValues pending = fleet.current(cluster).pendingModifiedValues();
    ClusterPendingModifiedValues left =
        pending == null
            ? ClusterPendingModifiedValues.builder().build()
            : pending.copy(it -> it.masterUserPassword(null));
    fleet.change(cluster, it -> it.status(Status.AVAILABLE).pendingModifiedValues(left));
    fleet.event(fleet.current(cluster), category, message);
  }
}
