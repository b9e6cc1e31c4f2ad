package io.dbrefresh.launcher.init;

import io.dbrefresh.statemachine.refreshfile.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** The databases of a region, by identifier. */
final class FoundDatabases {
  private final List<DBInstance> instances;
  private final List<DBCluster> clusters;

  FoundDatabases(RdsClient rds) {
    instances = rds.describeDBInstancesPaginator().dbInstances().stream().toList();
    clusters = rds.describeDBClustersPaginator().dbClusters().stream().toList();
  }

  Optional<DBInstance> instance(String identifier) {
    return instances.stream()
        .filter(instance -> identifier.equalsIgnoreCase(instance.dbInstanceIdentifier()))
        .findFirst();
  }

  Optional<DBCluster> cluster(String identifier) {
    return clusters.stream()
        .filter(cluster -> identifier.equalsIgnoreCase(cluster.dbClusterIdentifier()))
        .findFirst();
  }

  /** The cluster that an instance is a member of. */
  Optional<DBCluster> clusterOf(DBInstance instance) {
    return Optional.ofNullable(instance.dbClusterIdentifier()).flatMap(this::cluster);
  }

  /** The read replicas of an instance, or the readers of its cluster. */
  List<DBInstance> readersOf(DBInstance instance) {
    Stream<String> names =
        clusterOf(instance)
            .map(
                cluster ->
                    cluster.dbClusterMembers().stream()
                        .map(DBClusterMember::dbInstanceIdentifier)
                        .filter(member -> !member.equals(instance.dbInstanceIdentifier())))
            .orElseGet(() -> instance.readReplicaDBInstanceIdentifiers().stream());
    return names.flatMap(name -> instance(name).stream()).toList();
  }

  /** A sentence about what there is, for somebody who has asked for something else. */
  String insteadOf(String identifier) {
    List<String> names =
        Stream.concat(
                clusters.stream().map(DBCluster::dbClusterIdentifier),
                instances.stream()
                    .filter(instance -> instance.dbClusterIdentifier() == null)
                    .map(DBInstance::dbInstanceIdentifier))
            .toList();
    return Nearest.of(identifier, names)
        .map(name -> "Did you mean " + name + "?")
        .orElse(
            names.isEmpty()
                ? "There are no databases."
                : "There are " + String.join(", ", names) + ".");
  }
}
