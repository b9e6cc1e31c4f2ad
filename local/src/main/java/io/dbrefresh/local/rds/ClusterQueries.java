package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Image;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.RestoreTime;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.Filter;

/** DescribeDBClusters: everything in one page. */
final class ClusterQueries {
  private final Ledger ledger;
  private final Instant restorable;

  ClusterQueries(Ledger ledger, Instant restorable) {
    this.ledger = ledger;
    this.restorable = restorable;
  }

  List<DBCluster> describe(DescribeDbClustersRequest request) {
    if (request.dbClusterIdentifier() != null) {
      String name = request.dbClusterIdentifier();
      return List.of(
          ledger
              .cluster(name)
              .map(this::shown)
              .orElseThrow(() -> Faults.clusterNotFound(Arns.identifier(name))));
    }
    return ledger.clusters().all().stream()
        .filter(cluster -> request.filters().stream().allMatch(it -> fits(cluster, it)))
        .map(this::shown)
        .toList();
  }

  private static boolean fits(DBCluster cluster, Filter filter) {
    List<String> values = filter.values();
    return switch (filter.name()) {
      case "db-cluster-id" ->
          values.stream().map(Arns::identifier).anyMatch(cluster.dbClusterIdentifier()::equals);
      case "db-cluster-resource-id" -> values.contains(cluster.dbClusterResourceId());
      case "clone-group-id" -> values.contains(String.valueOf(cluster.cloneGroupId()));
      case "engine" -> values.contains(cluster.engine());
      default -> throw Faults.parameterValue("Unrecognized filter name: " + filter.name());
    };
  }

  /** The record with the port that belongs to its name. */
  DBCluster shown(DBCluster cluster) {
    Endpoints.Place place = Endpoints.of(cluster);
    return cluster.copy(
        answer ->
            answer
                .port(ledger.ports().of(place.name()).orElse(place.asked()))
                .earliestRestorableTime(
                    RestoreTime.earliest(Image.of(ledger, cluster), restorable).orElse(null))
                .latestRestorableTime(restorable));
  }
}
