package io.dbrefresh.local.rds.cluster;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.fleet.Arns;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

/**
 * RestoreDBClusterToPointInTime and RestoreDBClusterFromSnapshot. A restored cluster carries its
 * source's tags unless the request gives some, and has no instances.
 */
public final class ClusterRestore {
  private static final Set<String> GIVES_DATA =
      Stream.concat(Status.CONFIGURING.stream(), Stream.of(Status.AVAILABLE, Status.BACKING_UP))
          .collect(Collectors.toUnmodifiableSet());

  private final Fleet fleet;

  /** Restores in {@code fleet}. */
  public ClusterRestore(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the new cluster in status {@code creating}. */
  public DBCluster toPointInTime(RestoreDbClusterToPointInTimeRequest request) {
    String target = Identifiers.database(request.dbClusterIdentifier(), "DBClusterIdentifier");
    DBCluster source =
        fleet.cluster(required(request.sourceDBClusterIdentifier(), "SourceDBClusterIdentifier"));
    boolean asked = clones(request);
    Optional<Instant> time =
        RestoreTime.of(request.useLatestRestorableTime(), request.restoreToTime());
    fleet.requireNewCluster(target);
    requireData(source, asked);
    if (request.kmsKeyId() != null && !Boolean.TRUE.equals(source.storageEncrypted())) {
      throw Faults.parameterCombination(
          "KmsKeyId cannot be given to restore a DB cluster that is not encrypted: "
              + source.dbClusterIdentifier());
    }
    Consumer<Volume> making = making(source, asked, time);
    Instant asOf = time.orElseGet(() -> RestoreTime.latest(fleet.now(), fleet.timings()));
    boolean clone = asked && cloned(source) < fleet.surroundings().clones();
    DBCluster.Builder record = NewCluster.defaults(fleet, target);
    Settings.inherit(source, record, NewCluster.INHERITED);
    record.port(Given.number(request, "Port").orElse(source.port()));
    DBCluster cluster =
        NewCluster.given(fleet, record, request)
            .cloneGroupId(asked ? group(source, target, clone) : null)
            .build();
    String message =
        clone
            ? "Cloned from DB cluster " + source.dbClusterIdentifier()
            : "Restored from DB cluster " + source.dbClusterIdentifier() + " to " + asOf;
    Duration duration = clone ? fleet.timings().fastClone() : fleet.timings().restore();
    return arrive(cluster, making, duration, message);
  }

  private Consumer<Volume> making(DBCluster source, boolean clone, Optional<Instant> time) {
    if (clone && time.isPresent()) {
      throw Faults.parameterCombination(
          "RestoreToTime cannot be given when RestoreType is copy-on-write.");
    }
    return RestoreTime.making(
        fleet,
        source.dbClusterIdentifier(),
        fleet.volume(source),
        Image.of(fleet.ledger(), source),
        time);
  }

  private static boolean clones(RestoreDbClusterToPointInTimeRequest request) {
    String type = Optional.ofNullable(request.restoreType()).orElse("full-copy");
    if (!type.equals("full-copy") && !type.equals("copy-on-write")) {
      throw Faults.parameterValue("Invalid RestoreType: " + type);
    }
    return type.equals("copy-on-write");
  }

  private long cloned(DBCluster source) {
    return fleet.ledger().clusters().all().stream()
        .filter(other -> other.cloneGroupId() != null)
        .filter(other -> other.cloneGroupId().equals(source.cloneGroupId()))
        .filter(other -> !other.dbClusterResourceId().equals(source.dbClusterResourceId()))
        .count();
  }

  /**
   * All clones of one volume, and the volume itself, are of one group; a full copy in place of one
   * clone too many begins a group of its own.
   */
  private String group(DBCluster source, String target, boolean clone) {
    if (!clone) {
      return fleet.resourceId("", fleet.arns().cluster(target));
    }
    String group =
        Optional.ofNullable(source.cloneGroupId())
            .orElseGet(() -> fleet.resourceId("", source.dbClusterArn()));
    fleet.change(source, record -> record.cloneGroupId(group));
    return group;
  }

  private void requireData(DBCluster source, boolean clone) {
    String name = source.dbClusterIdentifier();
    if (!GIVES_DATA.contains(source.status())) {
      throw Faults.clusterState("DB Cluster " + name + " is not in available state.");
    }
    if (clone && fleet.members(source).isEmpty()) {
      throw Faults.clusterState(
          "A copy-on-write clone needs a source with at least one DB instance; "
              + name
              + " has none.");
    }
  }

  /** Answers with the new cluster in status {@code creating}. */
  public DBCluster fromSnapshot(RestoreDbClusterFromSnapshotRequest request) {
    String target = Identifiers.database(request.dbClusterIdentifier(), "DBClusterIdentifier");
    String named = required(request.snapshotIdentifier(), "SnapshotIdentifier");
    if (Arns.kind(named).equals("snapshot")) {
      throw Faults.parameterValue(
          "The local region restores clusters from cluster snapshots only, not from " + named);
    }
    DBClusterSnapshot snapshot = Snapshots.ofCluster(fleet, named);
    String engine = required(request.engine(), "Engine");
    if (!engine.equals(snapshot.engine())) {
      throw Faults.parameterCombination(
          "The engine "
              + engine
              + " does not match the engine of the snapshot, "
              + snapshot.engine()
              + ".");
    }
    fleet.requireNewCluster(target);
    if (!snapshot.status().equals(Status.AVAILABLE)) {
      throw Faults.clusterSnapshotState(
          "The snapshot " + snapshot.dbClusterSnapshotIdentifier() + " is not in available state.");
    }
    DBCluster.Builder record = NewCluster.defaults(fleet, target);
    Settings.inherit(snapshot, record, NewCluster.INHERITED);
    record.port(Given.number(request, "Port").orElse(snapshot.port()));
    Volume data = Snapshots.volume(snapshot);
    return arrive(
        NewCluster.given(fleet, record, request).build(),
        volume -> fleet.storage().copy(data, volume),
        fleet.timings().restore(),
        "Restored from snapshot " + snapshot.dbClusterSnapshotIdentifier());
  }

  private DBCluster arrive(
      DBCluster cluster, Consumer<Volume> making, Duration duration, String message) {
    Volume target = fleet.volume(cluster);
    return new ClusterArrival(fleet)
        .begin(
            cluster,
            () -> making.accept(target),
            duration,
            Fleet.RESTORE,
            message,
            Status.INCOMPATIBLE_RESTORE);
  }
}
