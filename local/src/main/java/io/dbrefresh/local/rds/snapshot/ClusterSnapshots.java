package io.dbrefresh.local.rds.snapshot;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Volume;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.SourceType;

/** CreateDBClusterSnapshot and DeleteDBClusterSnapshot. */
public final class ClusterSnapshots {
  private final Fleet fleet;

  /** Of clusters of {@code fleet}. */
  public ClusterSnapshots(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the snapshot in status {@code creating}; its data is of this moment. */
  public DBClusterSnapshot create(CreateDbClusterSnapshotRequest request) {
    String identifier =
        Identifiers.snapshot(request.dbClusterSnapshotIdentifier(), "DBClusterSnapshotIdentifier");
    DBCluster cluster =
        fleet.cluster(Identifiers.required(request.dbClusterIdentifier(), "DBClusterIdentifier"));
    if (fleet.ledger().clusterSnapshots().get(identifier).isPresent()) {
      throw Faults.clusterSnapshotExists(identifier);
    }
    if (!cluster.status().equals(Status.AVAILABLE)) {
      throw Faults.clusterState(
          "DB Cluster " + cluster.dbClusterIdentifier() + " is not in available state.");
    }
    DBClusterSnapshot taken = Snapshots.taken(fleet, cluster, identifier);
    DBClusterSnapshot snapshot =
        request.hasTags() ? taken.copy(it -> it.tagList(request.tags())) : taken;
    put(snapshot);
    fleet.change(cluster, record -> record.status(Status.BACKING_UP));
    begin(snapshot, cluster);
    return snapshot;
  }

  private void begin(DBClusterSnapshot snapshot, DBCluster cluster) {
    Volume from = fleet.volume(cluster);
    Volume to = Snapshots.volume(snapshot);
    event(snapshot, "backup", "Creating manual cluster snapshot");
    fleet.begin(
        cluster.dbClusterResourceId(),
        fleet
            .course()
            .work(() -> () -> fleet.storage().copy(from, to))
            .after(
                fleet.timings().snapshot(),
                () -> {
                  put(snapshot.copy(it -> it.status(Status.AVAILABLE).percentProgress(100)));
                  event(snapshot, "backup", "Manual cluster snapshot created");
                  fleet.change(cluster, record -> record.status(Status.AVAILABLE));
                })
            .onFailure(
                thrown -> {
                  put(snapshot.copy(it -> it.status(Status.FAILED)));
                  event(snapshot, "failure", "The snapshot failed: " + Fleet.reason(thrown));
                  fleet.change(cluster, record -> record.status(Status.AVAILABLE));
                }));
  }

  private void put(DBClusterSnapshot snapshot) {
    fleet.ledger().clusterSnapshots().put(snapshot);
  }

  /** Answers with the snapshot in status {@code deleted}, as the service does. */
  public DBClusterSnapshot delete(@Nullable String name) {
    DBClusterSnapshot snapshot =
        Snapshots.ofCluster(fleet, Identifiers.required(name, "DBClusterSnapshotIdentifier"));
    if (!snapshot.snapshotType().equals(Snapshots.MANUAL)) {
      throw Faults.clusterSnapshotState("Only manual snapshots may be deleted.");
    }
    if (!snapshot.status().equals(Status.AVAILABLE) && !snapshot.status().equals(Status.FAILED)) {
      throw Faults.clusterSnapshotState(
          "Cannot delete the cluster snapshot because it is not currently in the available or"
              + " failed state.");
    }
    remove(snapshot);
    return snapshot.copy(it -> it.status("deleted"));
  }

  /** Removes a snapshot, whoever took it. */
  void remove(DBClusterSnapshot snapshot) {
    begin(snapshot.copy(it -> it.status(Status.DELETING)));
  }

  /** Ends the taking of a snapshot that the process did not which began it. */
  public void resume(DBClusterSnapshot snapshot, boolean whole) {
    if (whole) {
      put(
          snapshot.copy(
              it ->
                  it.status(Status.AVAILABLE)
                      .percentProgress(100)
                      .snapshotCreateTime(fleet.now())));
    } else if (snapshot.snapshotType().equals(Snapshots.MANUAL)) {
      put(snapshot.copy(it -> it.status(Status.FAILED)));
    } else {
      remove(snapshot);
    }
  }

  /** Goes through with the deletion of a snapshot whose status is {@code deleting}. */
  public void begin(DBClusterSnapshot deleting) {
    put(deleting);
    Volume volume = Snapshots.volume(deleting);
    fleet.begin(
        deleting.dbClusterSnapshotArn(),
        fleet
            .course()
            .work(() -> () -> fleet.storage().delete(volume))
            .after(
                fleet.timings().delete(),
                () -> {
                  fleet.ledger().clusterSnapshots().remove(deleting);
                  new SnapshotShares(fleet).forget(deleting);
                  event(
                      deleting,
                      "deletion",
                      "Deleted " + deleting.snapshotType() + " cluster snapshot");
                })
            .onFailure(thrown -> put(deleting.copy(it -> it.status(Status.FAILED)))));
  }

  private void event(DBClusterSnapshot snapshot, String category, String message) {
    fleet.event(
        SourceType.DB_CLUSTER_SNAPSHOT,
        snapshot.dbClusterSnapshotIdentifier(),
        snapshot.dbClusterSnapshotArn(),
        category,
        message);
  }
}
