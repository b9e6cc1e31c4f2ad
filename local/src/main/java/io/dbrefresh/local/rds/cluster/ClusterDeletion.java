package io.dbrefresh.local.rds.cluster;

import io.dbrefresh.local.rds.credentials.MasterPassword;
import io.dbrefresh.local.rds.fleet.Course;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.global.MemberRules;
import io.dbrefresh.local.rds.snapshot.Backups;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;

/** DeleteDBCluster, for a cluster whose instances are deleted, or about to be. */
public final class ClusterDeletion {
  private static final Set<String> DELETABLE =
      Set.of(
          Status.AVAILABLE,
          Status.FAILED,
          Status.INCOMPATIBLE_RESTORE,
          Status.STOPPED,
          Status.STORAGE_FULL);

  private final Fleet fleet;

  /** Deletes from {@code fleet}. */
  public ClusterDeletion(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the cluster in status {@code deleting}. */
  public DBCluster delete(DeleteDbClusterRequest request) {
    DBCluster cluster =
        fleet.cluster(Identifiers.required(request.dbClusterIdentifier(), "DBClusterIdentifier"));
    requireDeletable(cluster);
    Optional<DBClusterSnapshot> last =
        finalSnapshot(request).map(name -> Snapshots.taken(fleet, cluster, name));
    fleet.abandon(cluster.dbClusterResourceId());
    fleet.change(cluster, record -> record.status(Status.DELETING));
    last.ifPresent(this::put);
    begin(cluster, last);
    return fleet.current(cluster);
  }

  private void requireDeletable(DBCluster cluster) {
    if (Boolean.TRUE.equals(cluster.deletionProtection())) {
      throw Faults.parameterCombination(
          "Cannot delete protected Cluster, please disable deletion protection and try again.");
    }
    MemberRules.refuseDeletion(cluster);
    boolean inUse =
        fleet.members(cluster).stream()
            .anyMatch(member -> !member.dbInstanceStatus().equals(Status.DELETING));
    if (inUse) {
      throw Faults.clusterState(
          "Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
    }
    if (!DELETABLE.contains(cluster.status())) {
      throw Faults.clusterState(
          "DB Cluster "
              + cluster.dbClusterIdentifier()
              + " is currently "
              + cluster.status()
              + " and cannot be deleted.");
    }
  }

  private Optional<String> finalSnapshot(DeleteDbClusterRequest request) {
    boolean skipped = Boolean.TRUE.equals(request.skipFinalSnapshot());
    if (skipped == (request.finalDBSnapshotIdentifier() != null)) {
      throw Faults.parameterCombination(
          "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified, and cannot"
              + " be given with it.");
    }
    Optional<String> name =
        Optional.ofNullable(request.finalDBSnapshotIdentifier())
            .map(given -> Identifiers.snapshot(given, "FinalDBSnapshotIdentifier"));
    name.flatMap(fleet.ledger().clusterSnapshots()::get)
        .ifPresent(
            taken -> {
              throw Faults.clusterSnapshotExists(taken.dbClusterSnapshotIdentifier());
            });
    return name;
  }

  /**
   * Goes through with the deletion of a cluster whose status is {@code deleting}.
   *
   * @param last the snapshot that is to be taken before
   */
  public void begin(DBCluster cluster, Optional<DBClusterSnapshot> last) {
    Course course = fleet.course();
    Volume volume = fleet.volume(cluster);
    last.ifPresent(
        snapshot -> {
          Volume to = Snapshots.volume(snapshot);
          course
              .work(() -> () -> fleet.storage().copy(volume, to))
              .after(
                  fleet.timings().snapshot(),
                  () -> put(snapshot.copy(it -> it.status(Status.AVAILABLE).percentProgress(100))));
        });
    course
        .work(() -> () -> fleet.storage().delete(volume))
        .after(fleet.timings().delete(), () -> gone(fleet.current(cluster)))
        .onFailure(thrown -> stays(cluster, last, thrown));
    fleet.begin(cluster.dbClusterResourceId(), course);
  }

  private void put(DBClusterSnapshot snapshot) {
    fleet.ledger().clusterSnapshots().put(snapshot);
  }

  private void gone(DBCluster cluster) {
    fleet.finished(cluster.dbClusterResourceId());
    new MasterPassword(fleet, fleet.database(cluster)).gone();
    fleet.ledger().clusters().remove(cluster);
    new Backups(fleet).removeOfCluster(cluster.dbClusterResourceId());
    fleet.event(cluster, "deletion", "DB cluster deleted");
  }

  /** Data that could not be saved, or not be removed, stays. */
  private void stays(DBCluster cluster, Optional<DBClusterSnapshot> last, Throwable thrown) {
    last.flatMap(
            snapshot ->
                fleet.ledger().clusterSnapshots().get(snapshot.dbClusterSnapshotIdentifier()))
        .filter(snapshot -> snapshot.status().equals(Status.CREATING))
        .ifPresent(snapshot -> put(snapshot.copy(it -> it.status(Status.FAILED))));
    String status = Status.terminal(thrown, Status.FAILED);
    fleet.change(cluster, record -> record.status(status));
    fleet.event(cluster, "failure", "The DB cluster was not deleted: " + Fleet.reason(thrown));
  }
}
