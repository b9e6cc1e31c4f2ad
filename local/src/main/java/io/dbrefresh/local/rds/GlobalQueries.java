package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.GlobalFaults;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.Shelf;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersRequest;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.WriteForwardingStatus;

/** DescribeGlobalClusters: everything in one page. */
final class GlobalQueries {
  private final List<Ledger> regions;

  /** {@code regions} are those of the account, first the one that keeps the records. */
  GlobalQueries(List<Ledger> regions) {
    this.regions = regions;
  }

  private Shelf<GlobalCluster> shelf() {
    return regions.get(0).globalClusters();
  }

  List<GlobalCluster> describe(DescribeGlobalClustersRequest request) {
    if (request.globalClusterIdentifier() != null) {
      String name = Arns.identifier(request.globalClusterIdentifier());
      return List.of(
          shelf()
              .find(global -> name.equals(global.globalClusterIdentifier()))
              .map(this::shown)
              .orElseThrow(() -> GlobalFaults.notFound(name)));
    }
    return shelf().all().stream()
        .map(this::shown)
        .filter(global -> request.filters().stream().allMatch(it -> fits(global, it)))
        .toList();
  }

  private static boolean fits(GlobalCluster global, Filter filter) {
    if (!filter.name().equals("db-cluster-id")) {
      throw Faults.parameterValue("Unrecognized filter name: " + filter.name());
    }
    return global.globalClusterMembers().stream()
        .map(GlobalClusterMember::dbClusterArn)
        .anyMatch(
            arn -> filter.values().contains(arn) || filter.values().contains(Arns.identifier(arn)));
  }

  /** The record with the names that its members have now. */
  GlobalCluster shown(GlobalCluster global) {
    List<GlobalClusterMember> members = global.globalClusterMembers();
    List<String> readers =
        members.stream()
            .filter(member -> !member.isWriter())
            .flatMap(member -> arn(member).stream())
            .toList();
    return global.copy(
        record ->
            record
                .endpoint(Endpoints.ADDRESS)
                .globalClusterMembers(
                    members.stream().flatMap(member -> shown(member, readers).stream()).toList()));
  }

  private Optional<GlobalClusterMember> shown(GlobalClusterMember member, List<String> readers) {
    return arn(member)
        .map(
            arn ->
                member.copy(
                    it -> {
                      it.dbClusterArn(arn).readers(member.isWriter() ? readers : List.of());
                      if (!member.isWriter()) {
                        it.globalWriteForwardingStatus(WriteForwardingStatus.DISABLED);
                      }
                    }));
  }

  private Optional<String> arn(GlobalClusterMember member) {
    return regions.stream()
        .flatMap(ledger -> ledger.clusters().get(member.dbClusterArn()).stream())
        .map(DBCluster::dbClusterArn)
        .findFirst();
  }
}
