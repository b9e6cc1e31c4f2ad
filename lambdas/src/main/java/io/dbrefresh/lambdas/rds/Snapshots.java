package io.dbrefresh.lambdas.rds;

import io.dbrefresh.statemachine.plan.Service;
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

  private static Snapshot read(DBSnapshot snapshot) {
    return new Snapshot(
        snapshot.dbSnapshotIdentifier(),
        snapshot.status(),
        snapshot.engine(),
        snapshot.engineVersion(),
        snapshot.masterUsername(),
        Optional.ofNullable(snapshot.snapshotCreateTime()));
  }

  private static Snapshot read(DBClusterSnapshot snapshot) {
    return new Snapshot(
        snapshot.dbClusterSnapshotIdentifier(),
        snapshot.status(),
        snapshot.engine(),
        snapshot.engineVersion(),
        snapshot.masterUsername(),
        Optional.ofNullable(snapshot.snapshotCreateTime()));
  }
}
