package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.credentials.MasterPassword;
import io.dbrefresh.local.rds.fleet.Course;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.global.Alignment;
import io.dbrefresh.local.rds.global.MemberRules;
import io.dbrefresh.local.rds.snapshot.Backups;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;

/** DeleteDBInstance. The port of the name stays with the name. */
public final class InstanceDeletion {
  /** Statuses in which the service is busy with the instance. */
  private static final Set<String> BUSY =
      Stream.concat(
              Status.CONFIGURING.stream(),
              Stream.of(
                  Status.BACKING_UP,
                  Status.CREATING,
                  Status.REBOOTING,
                  Status.RENAMING,
                  Status.STARTING,
                  Status.STOPPING))
          .collect(Collectors.toUnmodifiableSet());

  /** Of these no final snapshot can be taken (RDS API Reference, DeleteDBInstance). */
  private static final Set<String> WITHOUT_DATA =
      Set.of(Status.FAILED, Status.INCOMPATIBLE_RESTORE);

  private final Fleet fleet;

  /** Deletes from {@code fleet}. */
  public InstanceDeletion(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the instance in status {@code deleting}. */
  public DBInstance delete(DeleteDbInstanceRequest request) {
    DBInstance instance =
        fleet.instance(
            Identifiers.required(request.dbInstanceIdentifier(), "DBInstanceIdentifier"));
    requireDeletable(instance);
    refuseLastWriter(instance);
    Optional<String> last = finalSnapshot(instance, request);
    fleet.abandon(instance.dbiResourceId());
    fleet.change(instance, record -> record.dbInstanceStatus(Status.DELETING));
    Optional<DBSnapshot> snapshot = last.map(name -> Snapshots.taken(fleet, instance, name));
    snapshot.ifPresent(fleet.ledger().snapshots()::put);
    begin(instance, snapshot);
    return fleet.current(instance);
  }

  private static void requireDeletable(DBInstance instance) {
    String name = instance.dbInstanceIdentifier();
    if (Boolean.TRUE.equals(instance.deletionProtection())) {
      throw Faults.parameterCombination(
          "Cannot delete protected DB Instance, please disable deletion protection and try again.");
    }
    if (instance.dbInstanceStatus().equals(Status.DELETING)) {
      throw Faults.instanceState("Instance " + name + " is already being deleted.");
    }
    if (BUSY.contains(instance.dbInstanceStatus())) {
      throw Faults.instanceState(
          "Instance "
              + name
              + " is currently "
              + instance.dbInstanceStatus()
              + " and cannot be deleted.");
    }
  }

  private void refuseLastWriter(DBInstance instance) {
    Optional.ofNullable(instance.dbClusterIdentifier())
        .flatMap(fleet.ledger()::cluster)
        .ifPresent(cluster -> MemberRules.refuseLast(cluster, fleet.members(cluster).size()));
  }

  private Optional<String> finalSnapshot(DBInstance instance, DeleteDbInstanceRequest request) {
    boolean skipped = Boolean.TRUE.equals(request.skipFinalSnapshot());
    String name = request.finalDBSnapshotIdentifier();
    boolean dependent =
        instance.dbClusterIdentifier() != null
            || instance.readReplicaSourceDBInstanceIdentifier() != null;
    if (dependent && name != null) {
      throw Faults.parameterCombination(
          "FinalDBSnapshotIdentifier can not be specified when deleting a replica instance");
    }
    if (dependent || (skipped && name == null)) {
      return Optional.empty();
    }
    return Optional.of(snapshotName(instance, name, skipped));
  }

  private String snapshotName(DBInstance instance, @Nullable String name, boolean skipped) {
    if (skipped) {
      throw Faults.parameterCombination(
          "FinalDBSnapshotIdentifier cannot be specified when SkipFinalSnapshot is true.");
    }
    if (name == null) {
      throw Faults.parameterCombination(
          "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
    }
    if (WITHOUT_DATA.contains(instance.dbInstanceStatus())) {
      throw Faults.instanceState(
          "Instance "
              + instance.dbInstanceIdentifier()
              + " is "
              + instance.dbInstanceStatus()
              + "; it can be deleted with SkipFinalSnapshot only.");
    }
    String identifier = Identifiers.snapshot(name, "FinalDBSnapshotIdentifier");
    if (fleet.ledger().snapshots().get(identifier).isPresent()) {
      throw Faults.snapshotExists(identifier);
    }
    return identifier;
  }

  /**
   * Goes through with the deletion of an instance whose status is {@code deleting}.
   *
   * @param last the snapshot that is to be taken before
   */
  public void begin(DBInstance instance, Optional<DBSnapshot> last) {
    Course course = fleet.course();
    if (instance.dbClusterIdentifier() == null) {
      Volume volume = fleet.volume(instance);
      last.ifPresent(snapshot -> take(course, volume, snapshot));
      course.work(() -> () -> fleet.storage().delete(volume));
    }
    course
        .after(fleet.timings().delete(), () -> gone(fleet.current(instance)))
        .onFailure(thrown -> stays(instance, last, thrown));
    fleet.begin(instance.dbiResourceId(), course);
  }

  private void take(Course course, Volume from, DBSnapshot snapshot) {
    Volume to = Snapshots.volume(snapshot);
    course
        .work(() -> () -> fleet.storage().copy(from, to))
        .after(
            fleet.timings().snapshot(),
            () -> put(snapshot.copy(it -> it.status(Status.AVAILABLE).percentProgress(100))));
  }

  private void put(DBSnapshot snapshot) {
    fleet.ledger().snapshots().put(snapshot);
  }

  /** Data that could not be saved, or not be removed, stays. */
  private void stays(DBInstance instance, Optional<DBSnapshot> last, Throwable thrown) {
    last.flatMap(snapshot -> fleet.ledger().snapshots().get(snapshot.dbSnapshotIdentifier()))
        .filter(snapshot -> snapshot.status().equals(Status.CREATING))
        .ifPresent(snapshot -> put(snapshot.copy(it -> it.status(Status.FAILED))));
    String status = Status.terminal(thrown, Status.FAILED);
    fleet.change(instance, record -> record.dbInstanceStatus(status));
    fleet.event(instance, "failure", "The DB instance was not deleted: " + Fleet.reason(thrown));
  }

  private void gone(DBInstance instance) {
    fleet.finished(instance.dbiResourceId());
    new MasterPassword(fleet, fleet.database(instance)).gone();
    fleet.ledger().instances().remove(instance);
    fleet.event(instance, "deletion", "DB instance deleted");
    if (instance.dbClusterIdentifier() == null) {
      new Backups(fleet).removeOfInstance(instance.dbiResourceId());
      forget(instance.dbInstanceIdentifier());
    } else {
      fleet.ledger().cluster(instance.dbClusterIdentifier()).ifPresent(it -> leave(it, instance));
    }
  }

  /** Replicas of a deleted source stand alone from then on. */
  private void forget(String name) {
    for (DBInstance other : fleet.ledger().instances().all()) {
      List<String> replicas =
          other.readReplicaDBInstanceIdentifiers().stream().filter(it -> !it.equals(name)).toList();
      if (name.equals(other.readReplicaSourceDBInstanceIdentifier())) {
        fleet.change(other, record -> record.readReplicaSourceDBInstanceIdentifier(null));
      } else if (replicas.size() < other.readReplicaDBInstanceIdentifiers().size()) {
        fleet.change(other, record -> record.readReplicaDBInstanceIdentifiers(replicas));
      }
    }
  }

  /** A cluster without instances is not served. */
  private void leave(DBCluster cluster, DBInstance instance) {
    new Membership(fleet).remove(cluster, instance.dbInstanceIdentifier());
    new Alignment(fleet.surroundings().globe()).begin(cluster);
    if (fleet.members(cluster).isEmpty()) {
      Volume volume = fleet.volume(cluster);
      fleet.begin(
          cluster.dbClusterResourceId(),
          fleet.course().work(() -> () -> fleet.storage().stop(volume)));
    }
  }
}
