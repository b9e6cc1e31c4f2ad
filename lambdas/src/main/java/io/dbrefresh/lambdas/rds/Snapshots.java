package io.dbrefresh.lambdas.rds;

import io.dbrefresh.statemachine.plan.Service;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;

/** Looks at snapshots. */
public final class Snapshots {
  private final RdsClient rds;

  /** The snapshots that {@code rds} knows. */
  public Snapshots(RdsClient rds) {
    this.rds = rds;
  }

  /** The snapshot of this identifier or ARN, shared ones too. */
  public Optional<Snapshot> find(Service service, String identifier) {
    return service == Service.AURORA ? ofCluster(identifier) : ofInstance(identifier);
  }

  private Optional<Snapshot> ofInstance(String identifier) {
    try {
      return rds
          .describeDBSnapshots(
              describe -> describe.dbSnapshotIdentifier(identifier).includeShared(true))
          .dbSnapshots()
          .stream()
          .findFirst()
          .map(Snapshots::read);
    } catch (DbSnapshotNotFoundException e) {
      return Optional.empty();
    }
  }

  private Optional<Snapshot> ofCluster(String identifier) {
    try {
      return rds
          .describeDBClusterSnapshots(
              describe -> describe.dbClusterSnapshotIdentifier(identifier).includeShared(true))
          .dbClusterSnapshots()
          .stream()
          .findFirst()
          .map(Snapshots::read);
    } catch (DbClusterSnapshotNotFoundException e) {
      return Optional.empty();
    }
  }

  /** All snapshots of a source, automated ones too, whether it still exists or not. */
  public List<Snapshot> of(Service service, String source) {
    return service == Service.AURORA
        ? rds
            .describeDBClusterSnapshotsPaginator(describe -> describe.dbClusterIdentifier(source))
            .dbClusterSnapshots()
            .stream()
            .map(Snapshots::read)
            .toList()
        : rds
            .describeDBSnapshotsPaginator(describe -> describe.dbInstanceIdentifier(source))
            .dbSnapshots()
            .stream()
            .map(Snapshots::read)
            .toList();
  }

  /** The newest snapshot of a source that can be restored, and that no run is going to delete. */
  public Optional<Snapshot> newest(Service service, String source) {
    return of(service, source).stream()
        .filter(Snapshot::isAvailable)
        .filter(snapshot -> !FreshSnapshot.isOne(snapshot.identifier()))
        .filter(snapshot -> snapshot.created().isPresent())
        .max(Comparator.comparing(snapshot -> snapshot.created().orElse(Instant.MIN)));
  }

  private static Snapshot read(DBSnapshot snapshot) {
    return new Snapshot(
        snapshot.dbSnapshotIdentifier(),
        snapshot.dbSnapshotArn(),
        snapshot.status(),
        snapshot.engine(),
        snapshot.engineVersion(),
        snapshot.masterUsername(),
        Optional.ofNullable(snapshot.snapshotCreateTime()),
        Optional.ofNullable(snapshot.allocatedStorage()),
        Optional.ofNullable(snapshot.kmsKeyId()),
        Tags.read(snapshot.tagList()));
  }

  private static Snapshot read(DBClusterSnapshot snapshot) {
    return new Snapshot(
        snapshot.dbClusterSnapshotIdentifier(),
        snapshot.dbClusterSnapshotArn(),
        snapshot.status(),
        snapshot.engine(),
        snapshot.engineVersion(),
        snapshot.masterUsername(),
        Optional.ofNullable(snapshot.snapshotCreateTime()),
        Optional.empty(),
        Optional.ofNullable(snapshot.kmsKeyId()),
        Tags.read(snapshot.tagList()));
  }
}
