package io.dbrefresh.local.rds.snapshot;

import io.dbrefresh.local.rds.fleet.Course;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Image;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Volume;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.SourceType;

/**
 * An automated backup of an Aurora cluster, which goes on being {@code available} meanwhile. From
 * its snapshot on, with the log of changes, the cluster can be restored to any time.
 */
public final class ClusterBackup {
  private final Fleet fleet;
  private final DBCluster cluster;

  /** A backup of {@code cluster}. */
  public ClusterBackup(Fleet fleet, DBCluster cluster) {
    this.fleet = fleet;
    this.cluster = cluster;
  }

  /** A day's backup. */
  void begin() {
    Course course = fleet.course();
    addTo(course);
    fleet.begin(
        cluster.dbClusterResourceId(),
        course
            .after(
                fleet.timings().backup(),
                () -> {
                  finished();
                  new Backups(fleet).tidy(fleet.current(cluster));
                })
            .onFailure(
                thrown -> {
                  failed();
                  fleet.event(
                      fleet.current(cluster),
                      "failure",
                      "The backup failed: " + Fleet.reason(thrown));
                }));
  }

  /** Adds the making of the snapshot; {@link #finished} and {@link #failed} are the course's. */
  public void addTo(Course course) {
    course.work(this::copying).after(Duration.ZERO, this::copied);
  }

  private Runnable copying() {
    DBCluster now = fleet.current(cluster);
    String name =
        SnapshotName.free(
            now.dbClusterIdentifier(),
            fleet.now(),
            it -> fleet.ledger().clusterSnapshots().get(it).isPresent());
    DBClusterSnapshot snapshot = Snapshots.taken(fleet, now, name, Snapshots.AUTOMATED);
    put(snapshot);
    event(snapshot, "Creating automated cluster snapshot");
    Volume from = fleet.volume(now);
    Volume to = Snapshots.volume(snapshot);
    return () -> fleet.storage().copy(from, to);
  }

  /** The snapshot is of a moment before this one, however long the copy took. */
  private void copied() {
    making()
        .forEach(
            it -> put(it.copy(made -> made.percentProgress(100).snapshotCreateTime(fleet.now()))));
  }

  /** The snapshot can be restored from. */
  public void finished() {
    for (DBClusterSnapshot snapshot : making()) {
      put(snapshot.copy(it -> it.status(Status.AVAILABLE)));
      event(snapshot, "Automated cluster snapshot created");
    }
  }

  /** There is no snapshot; the next is taken when the window opens again. */
  public void failed() {
    making().forEach(it -> put(it.copy(made -> made.status(Status.FAILED))));
  }

  private List<DBClusterSnapshot> making() {
    return Image.automatedOfCluster(fleet.ledger(), cluster.dbClusterResourceId()).stream()
        .filter(it -> it.status().equals(Status.CREATING))
        .toList();
  }

  private void put(DBClusterSnapshot snapshot) {
    fleet.ledger().clusterSnapshots().put(snapshot);
  }

  private void event(DBClusterSnapshot snapshot, String message) {
    fleet.event(
        SourceType.DB_CLUSTER_SNAPSHOT,
        snapshot.dbClusterSnapshotIdentifier(),
        snapshot.dbClusterSnapshotArn(),
        "backup",
        message);
  }
}
