package io.dbrefresh.local.rds.snapshot;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.SourceType;

/** CreateDBSnapshot and DeleteDBSnapshot. An instance is backing up while one is taken. */
public final class InstanceSnapshots {
  private static final Set<String> GIVES_DATA = Set.of(Status.AVAILABLE, Status.STOPPED);

  private final Fleet fleet;

  /** Of instances of {@code fleet}. */
  public InstanceSnapshots(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the snapshot in status {@code creating}; its data is of this moment. */
  public DBSnapshot create(CreateDbSnapshotRequest request) {
    String identifier =
        Identifiers.snapshot(request.dbSnapshotIdentifier(), "DBSnapshotIdentifier");
    DBInstance instance =
        fleet.instance(
            Identifiers.required(request.dbInstanceIdentifier(), "DBInstanceIdentifier"));
    if (instance.dbClusterIdentifier() != null) {
      throw Faults.parameterValue(
          "A member of a DB cluster has no snapshots of its own; use CreateDBClusterSnapshot.");
    }
    if (fleet.ledger().snapshots().get(identifier).isPresent()) {
      throw Faults.snapshotExists(identifier);
    }
    String before = instance.dbInstanceStatus();
    if (!GIVES_DATA.contains(before)) {
      throw Faults.instanceState(
          "Cannot create a snapshot because the database instance "
              + instance.dbInstanceIdentifier()
              + " is not currently in the available state.");
    }
    DBSnapshot taken = Snapshots.taken(fleet, instance, identifier);
    DBSnapshot snapshot = request.hasTags() ? taken.copy(it -> it.tagList(request.tags())) : taken;
    put(snapshot);
    if (before.equals(Status.AVAILABLE)) {
      fleet.change(instance, record -> record.dbInstanceStatus(Status.BACKING_UP));
    }
    begin(snapshot, instance, before);
    return snapshot;
  }

  private void begin(DBSnapshot snapshot, DBInstance instance, String before) {
    Volume from = fleet.volume(instance);
    Volume to = Snapshots.volume(snapshot);
    event(snapshot, "creation", "Creating manual snapshot");
    fleet.begin(
        instance.dbiResourceId(),
        fleet
            .course()
            .work(() -> () -> fleet.storage().copy(from, to))
            .after(
                fleet.timings().snapshot(),
                () -> {
                  put(snapshot.copy(it -> it.status(Status.AVAILABLE).percentProgress(100)));
                  event(snapshot, "creation", "Manual snapshot created");
                  fleet.change(instance, record -> record.dbInstanceStatus(before));
                })
            .onFailure(
                thrown -> {
                  put(snapshot.copy(it -> it.status(Status.FAILED)));
                  event(snapshot, "failure", "The snapshot failed: " + Fleet.reason(thrown));
                  fleet.change(instance, record -> record.dbInstanceStatus(before));
                }));
  }

  private void put(DBSnapshot snapshot) {
    fleet.ledger().snapshots().put(snapshot);
  }

  /** Answers with the snapshot in status {@code deleted}, as the service does. */
  public DBSnapshot delete(@Nullable String name) {
    DBSnapshot snapshot = Snapshots.of(fleet, Identifiers.required(name, "DBSnapshotIdentifier"));
    if (!snapshot.snapshotType().equals(Snapshots.MANUAL)) {
      throw Faults.snapshotState("Only manual snapshots may be deleted.");
    }
    if (!snapshot.status().equals(Status.AVAILABLE) && !snapshot.status().equals(Status.FAILED)) {
      throw Faults.snapshotState(
          "Cannot delete the snapshot because it is not currently in the available or failed"
              + " state.");
    }
    remove(snapshot);
    return snapshot.copy(it -> it.status("deleted"));
  }

  /** Removes a snapshot, whoever took it. */
  void remove(DBSnapshot snapshot) {
    begin(snapshot.copy(it -> it.status(Status.DELETING)));
  }

  /** Ends the taking of a snapshot that the process did not which began it. */
  public void resume(DBSnapshot snapshot, boolean whole) {
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
  public void begin(DBSnapshot deleting) {
    put(deleting);
    Volume volume = Snapshots.volume(deleting);
    fleet.begin(
        deleting.dbSnapshotArn(),
        fleet
            .course()
            .work(() -> () -> fleet.storage().delete(volume))
            .after(
                fleet.timings().delete(),
                () -> {
                  fleet.ledger().snapshots().remove(deleting);
                  new SnapshotShares(fleet).forget(deleting);
                  event(deleting, "deletion", "Deleted " + deleting.snapshotType() + " snapshot");
                })
            .onFailure(thrown -> put(deleting.copy(it -> it.status(Status.FAILED)))));
  }

  private void event(DBSnapshot snapshot, String category, String message) {
    fleet.event(
        SourceType.DB_SNAPSHOT,
        snapshot.dbSnapshotIdentifier(),
        snapshot.dbSnapshotArn(),
        category,
        message);
  }
}
