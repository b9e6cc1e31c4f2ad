package io.dbrefresh.local.rds.instance;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.credentials.FirstPassword;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Image;
import io.dbrefresh.local.rds.fleet.RestoreTime;
import io.dbrefresh.local.rds.fleet.Settings;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Volume;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.RdsRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;

/**
 * RestoreDBInstanceToPointInTime, RestoreDBInstanceFromDBSnapshot, CreateDBInstanceReadReplica.
 *
 * <p>A read replica is a server of its own that holds the source's data as of its creation: writes
 * to the source after that do not arrive.
 */
public final class InstanceRestore {
  private static final Set<String> GIVES_DATA =
      Stream.concat(
              Status.CONFIGURING.stream(),
              Stream.of(
                  Status.AVAILABLE, Status.BACKING_UP, Status.STOPPED, Status.STORAGE_OPTIMIZATION))
          .collect(Collectors.toUnmodifiableSet());

  private final Fleet fleet;

  /** Restores in {@code fleet}. */
  public InstanceRestore(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the new instance in status {@code creating}. */
  public DBInstance toPointInTime(RestoreDbInstanceToPointInTimeRequest request) {
    String target =
        Identifiers.database(request.targetDBInstanceIdentifier(), "TargetDBInstanceIdentifier");
    DBInstance source =
        fleet.instance(
            required(request.sourceDBInstanceIdentifier(), "SourceDBInstanceIdentifier"));
    Optional<Instant> time =
        RestoreTime.of(request.useLatestRestorableTime(), request.restoreTime());
    fleet.requireNewInstance(target);
    requireData(source);
    if (source.backupRetentionPeriod() == 0) {
      throw Faults.pointInTimeNotEnabled(source.dbInstanceIdentifier());
    }
    Consumer<Volume> making =
        RestoreTime.making(
            fleet,
            source.dbInstanceIdentifier(),
            fleet.volume(source),
            Image.of(fleet.ledger(), source),
            time);
    Instant asOf = time.orElseGet(() -> RestoreTime.latest(fleet.now(), fleet.timings()));
    return arrive(
        from(source, target, request).build(),
        making,
        "Restored from DB instance " + source.dbInstanceIdentifier() + " to " + asOf);
  }

  /** Answers with the new instance in status {@code creating}. */
  public DBInstance fromSnapshot(RestoreDbInstanceFromDbSnapshotRequest request) {
    String target = Identifiers.database(request.dbInstanceIdentifier(), "DBInstanceIdentifier");
    DBSnapshot snapshot =
        Snapshots.of(fleet, required(request.dbSnapshotIdentifier(), "DBSnapshotIdentifier"));
    fleet.requireNewInstance(target);
    if (!snapshot.status().equals(Status.AVAILABLE)) {
      throw Faults.snapshotState(
          "The snapshot " + snapshot.dbSnapshotIdentifier() + " is not in available state.");
    }
    DBInstance.Builder record = NewInstance.defaults(fleet, target);
    fleet
        .ledger()
        .instances()
        .get(snapshot.dbiResourceId())
        .ifPresent(from -> Settings.inherit(from, record, List.of("DBInstanceClass", "DBName")));
    Settings.inherit(snapshot, record, NewInstance.INHERITED);
    record.storageEncrypted(Boolean.TRUE.equals(snapshot.encrypted())).tagList(snapshot.tagList());
    record.dbInstancePort(Given.number(request, "Port").orElse(snapshot.port()));
    DBInstance instance = named(record, request, target).build();
    return copy(
        instance,
        Snapshots.volume(snapshot),
        "Restored from snapshot " + snapshot.dbSnapshotIdentifier());
  }

  /** Answers with the replica in status {@code creating}. */
  public DBInstance replica(CreateDbInstanceReadReplicaRequest request) {
    String identifier =
        Identifiers.database(request.dbInstanceIdentifier(), "DBInstanceIdentifier");
    DBInstance source =
        fleet.instance(
            required(request.sourceDBInstanceIdentifier(), "SourceDBInstanceIdentifier"));
    fleet.requireNewInstance(identifier);
    if (!source.dbInstanceStatus().equals(Status.AVAILABLE)) {
      throw Faults.instanceState(
          "Instance " + source.dbInstanceIdentifier() + " is not in available state.");
    }
    if (source.backupRetentionPeriod() == 0 || source.dbClusterIdentifier() != null) {
      throw Faults.instanceState(
          "Automated backups are not enabled for this database instance. To enable automated"
              + " backups, use ModifyDBInstance to set the backup retention period to a non-zero"
              + " value.");
    }
    if (source.masterUserSecret() != null) {
      throw Faults.parameterCombination(
          "A read replica cannot be created of an instance whose master user password RDS manages"
              + " in Secrets Manager: "
              + source.dbInstanceIdentifier());
    }
    DBInstance instance =
        from(source, identifier, request)
            .backupRetentionPeriod(0)
            .readReplicaSourceDBInstanceIdentifier(source.dbInstanceIdentifier())
            .build();
    fleet.change(
        source, record -> record.readReplicaDBInstanceIdentifiers(with(source, identifier)));
    return copy(instance, fleet.volume(source), "DB instance created");
  }

  private static List<String> with(DBInstance source, String replica) {
    Set<String> replicas = new java.util.LinkedHashSet<>(source.readReplicaDBInstanceIdentifiers());
    replicas.add(replica);
    return List.copyOf(replicas);
  }

  private DBInstance.Builder from(DBInstance source, String target, RdsRequest request) {
    DBInstance.Builder record = NewInstance.defaults(fleet, target);
    Settings.inherit(source, record, NewInstance.INHERITED);
    record.dbInstancePort(Given.number(request, "Port").orElse(source.dbInstancePort()));
    return named(record, request, target);
  }

  /** A name of a database in the request is for engines that the region does not offer. */
  private DBInstance.Builder named(DBInstance.Builder record, RdsRequest request, String target) {
    FirstPassword.refuseInRestore(request);
    DBInstance before = record.build();
    return NewInstance.given(fleet, record, request)
        .dbInstanceIdentifier(target)
        .engine(before.engine())
        .dbName(before.dbName());
  }

  private DBInstance copy(DBInstance instance, Volume source, String message) {
    return arrive(instance, target -> fleet.storage().copy(source, target), message);
  }

  private DBInstance arrive(DBInstance instance, Consumer<Volume> making, String message) {
    Volume target = fleet.volume(instance);
    return new Arrival(fleet)
        .begin(
            instance,
            () -> making.accept(target),
            fleet.timings().restore(),
            Fleet.RESTORE,
            message,
            Status.INCOMPATIBLE_RESTORE);
  }

  private static void requireData(DBInstance source) {
    if (!GIVES_DATA.contains(source.dbInstanceStatus()) || source.dbClusterIdentifier() != null) {
      throw Faults.instanceState(
          "Instance " + source.dbInstanceIdentifier() + " is not in available state.");
    }
  }
}
