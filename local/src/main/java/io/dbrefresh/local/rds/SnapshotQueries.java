package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Ledger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.Filter;

/** DescribeDBSnapshots and DescribeDBClusterSnapshots: everything in one page. */
final class SnapshotQueries {
  private final Ledger ledger;

  SnapshotQueries(Ledger ledger) {
    this.ledger = ledger;
  }

  List<DBSnapshot> describe(DescribeDbSnapshotsRequest request) {
    String name = request.dbSnapshotIdentifier();
    if (name != null && ledger.snapshots().get(Arns.identifier(name)).isEmpty()) {
      throw Faults.snapshotNotFound(Arns.identifier(name));
    }
    return ledger.snapshots().all().stream()
        .filter(it -> fits(name, it.dbSnapshotIdentifier()))
        .filter(it -> fits(request.dbInstanceIdentifier(), it.dbInstanceIdentifier()))
        .filter(it -> equal(request.snapshotType(), it.snapshotType()))
        .filter(it -> equal(request.dbiResourceId(), it.dbiResourceId()))
        .filter(it -> request.filters().stream().allMatch(filter -> fits(it, filter)))
        .toList();
  }

  List<DBClusterSnapshot> describe(DescribeDbClusterSnapshotsRequest request) {
    String name = request.dbClusterSnapshotIdentifier();
    if (name != null && ledger.clusterSnapshots().get(Arns.identifier(name)).isEmpty()) {
      throw Faults.clusterSnapshotNotFound(Arns.identifier(name));
    }
    return ledger.clusterSnapshots().all().stream()
        .filter(it -> fits(name, it.dbClusterSnapshotIdentifier()))
        .filter(it -> fits(request.dbClusterIdentifier(), it.dbClusterIdentifier()))
        .filter(it -> equal(request.snapshotType(), it.snapshotType()))
        .filter(it -> equal(request.dbClusterResourceId(), it.dbClusterResourceId()))
        .filter(it -> request.filters().stream().allMatch(filter -> fits(it, filter)))
        .toList();
  }

  private static boolean fits(DBSnapshot snapshot, Filter filter) {
    return switch (filter.name()) {
      case "db-instance-id" -> named(filter, snapshot.dbInstanceIdentifier());
      case "db-snapshot-id" -> named(filter, snapshot.dbSnapshotIdentifier());
      case "dbi-resource-id" -> filter.values().contains(snapshot.dbiResourceId());
      case "snapshot-type" -> filter.values().contains(snapshot.snapshotType());
      case "engine" -> filter.values().contains(snapshot.engine());
      default -> throw Faults.parameterValue("Unrecognized filter name: " + filter.name());
    };
  }

  private static boolean fits(DBClusterSnapshot snapshot, Filter filter) {
    return switch (filter.name()) {
      case "db-cluster-id" -> named(filter, snapshot.dbClusterIdentifier());
      case "db-cluster-snapshot-id" -> named(filter, snapshot.dbClusterSnapshotIdentifier());
      case "snapshot-type" -> filter.values().contains(snapshot.snapshotType());
      case "engine" -> filter.values().contains(snapshot.engine());
      default -> throw Faults.parameterValue("Unrecognized filter name: " + filter.name());
    };
  }

  private static boolean named(Filter filter, String has) {
    return filter.values().stream().map(Arns::identifier).anyMatch(has::equals);
  }

  private static boolean fits(@Nullable String asked, String has) {
    return asked == null || Arns.identifier(asked).equals(has);
  }

  private static boolean equal(@Nullable String asked, String has) {
    return asked == null || asked.equals(has);
  }
}
