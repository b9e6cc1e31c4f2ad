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
        .toList();
  }

  private static boolean fits(@Nullable String asked, String has) {
    return asked == null || Arns.identifier(asked).equals(has);
  }

  private static boolean equal(@Nullable String asked, String has) {
    return asked == null || asked.equals(has);
  }
}
