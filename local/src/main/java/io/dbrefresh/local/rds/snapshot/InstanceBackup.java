package io.dbrefresh.local.rds.snapshot;

import io.dbrefresh.local.rds.fleet.Course;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Image;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Volume;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.SourceType;

/**
 * An automated backup of an instance. From its snapshot on, with the log of changes, the instance
 * can be restored to any time.
 */
public final class InstanceBackup {
  private final Fleet fleet;
  private final DBInstance instance;

  /** A backup of {@code instance}, which is not a member of a cluster. */
  public InstanceBackup(Fleet fleet, DBInstance instance) {
    this.fleet = fleet;
    this.instance = instance;
  }

  /** A day's backup: the instance is {@code backing-up} while it lasts. */
  void begin() {
    fleet.change(instance, record -> record.dbInstanceStatus(Status.BACKING_UP));
    fleet.event(instance, "backup", "Backing up DB instance");
    Course course = fleet.course();
    addTo(course);
    fleet.begin(
        instance.dbiResourceId(),
        course
            .after(fleet.timings().backup(), () -> end("Finished DB Instance backup"))
            .onFailure(
                thrown -> {
                  failed();
                  end("The backup failed: " + Fleet.reason(thrown));
                }));
  }

  private void end(String message) {
    finished();
    fleet.change(instance, record -> record.dbInstanceStatus(Status.AVAILABLE));
    fleet.event(fleet.current(instance), "backup", message);
    new Backups(fleet).tidy(fleet.current(instance));
  }

  /** Adds the making of the snapshot; {@link #finished} and {@link #failed} are the course's. */
  public void addTo(Course course) {
    if (instance.backupRetentionPeriod() > 0) {
      course.work(this::copying).after(Duration.ZERO, this::copied);
    }
  }

  private Runnable copying() {
    DBInstance now = fleet.current(instance);
    String name =
        SnapshotName.free(
            now.dbInstanceIdentifier(),
            fleet.now(),
            it -> fleet.ledger().snapshots().get(it).isPresent());
    DBSnapshot snapshot = Snapshots.taken(fleet, now, name, Snapshots.AUTOMATED);
    fleet.ledger().snapshots().put(snapshot);
    event(snapshot, "Creating automated snapshot");
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
    for (DBSnapshot snapshot : making()) {
      put(snapshot.copy(it -> it.status(Status.AVAILABLE)));
      event(snapshot, "Automated snapshot created");
    }
  }

  /** There is no snapshot; the next is taken when the window opens again. */
  public void failed() {
    making().forEach(it -> put(it.copy(made -> made.status(Status.FAILED))));
  }

  private List<DBSnapshot> making() {
    return Image.automated(fleet.ledger(), instance.dbiResourceId()).stream()
        .filter(it -> it.status().equals(Status.CREATING))
        .toList();
  }

  private void put(DBSnapshot snapshot) {
    fleet.ledger().snapshots().put(snapshot);
  }

  private void event(DBSnapshot snapshot, String message) {
    fleet.event(
        SourceType.DB_SNAPSHOT,
        snapshot.dbSnapshotIdentifier(),
        snapshot.dbSnapshotArn(),
        "creation",
        message);
  }
}
