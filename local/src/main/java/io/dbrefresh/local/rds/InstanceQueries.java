package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.Filter;

/** DescribeDBInstances: everything in one page. */
final class InstanceQueries {
  private static final List<String> OF_THE_CLUSTER =
      List.of(
          "BackupRetentionPeriod",
          "IAMDatabaseAuthenticationEnabled",
          "KmsKeyId",
          "MasterUsername",
          "PreferredBackupWindow",
          "StorageEncrypted",
          "VpcSecurityGroups");

  private final Ledger ledger;
  private final Instant restorable;

  InstanceQueries(Ledger ledger, Instant restorable) {
    this.ledger = ledger;
    this.restorable = restorable;
  }

  List<DBInstance> describe(DescribeDbInstancesRequest request) {
    if (request.dbInstanceIdentifier() != null) {
      String name = request.dbInstanceIdentifier();
      return List.of(
          ledger
              .instance(name)
              .map(this::shown)
              .orElseThrow(() -> Faults.instanceNotFound(Arns.identifier(name))));
    }
    return ledger.instances().all().stream()
        .filter(instance -> request.filters().stream().allMatch(it -> fits(instance, it)))
        .map(this::shown)
        .toList();
  }

  private static boolean fits(DBInstance instance, Filter filter) {
    List<String> values = filter.values();
    return switch (filter.name()) {
      case "db-instance-id" ->
          values.stream().map(Arns::identifier).anyMatch(instance.dbInstanceIdentifier()::equals);
      case "db-cluster-id" ->
          values.stream()
              .map(Arns::identifier)
              .anyMatch(value -> value.equals(instance.dbClusterIdentifier()));
      case "dbi-resource-id" -> values.contains(instance.dbiResourceId());
      case "engine" -> values.contains(instance.engine());
      default -> throw Faults.parameterValue("Unrecognized filter name: " + filter.name());
    };
  }

  /**
   * The record with what is not in it: its endpoint's port, which belongs to its name, and what a
   * member has from its cluster.
   */
  DBInstance shown(DBInstance instance) {
    DBInstance.Builder answer = instance.toBuilder().dbInstancePort(0);
    Optional.ofNullable(instance.dbClusterIdentifier())
        .flatMap(ledger::cluster)
        .ifPresent(cluster -> Settings.inherit(cluster, answer, OF_THE_CLUSTER));
    if (instance.endpoint() != null) {
      answer.endpoint(
          Endpoint.builder()
              .address(Endpoints.ADDRESS)
              .port(port(instance))
              .hostedZoneId("Z2R2ITUGPM61AM")
              .build());
      if (instance.dbClusterIdentifier() == null && instance.backupRetentionPeriod() > 0) {
        answer.latestRestorableTime(restorable);
      }
    }
    return answer.build();
  }

  private int port(DBInstance instance) {
    Optional<Endpoints.Place> place =
        instance.dbClusterIdentifier() == null
            ? Optional.of(Endpoints.of(instance))
            : ledger.cluster(instance.dbClusterIdentifier()).map(Endpoints::of);
    return place.map(at -> ledger.ports().of(at.name()).orElse(at.asked())).orElse(0);
  }
}
