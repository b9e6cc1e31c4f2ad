package io.dbrefresh.lambdas.rds;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.BlueGreenDeployment;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;

/**
 * What other databases depend on a database in ways that a refresh would break: an Aurora global
 * database, a blue/green deployment, replication to or from elsewhere.
 */
public final class Entanglement {
  private final RdsClient rds;

  /** The entanglements that {@code rds} knows of. */
  public Entanglement(RdsClient rds) {
    this.rds = rds;
  }

  /**
   * Why {@code database} must stay as it is; empty where nothing depends on it.
   *
   * @param own identifiers that it may replicate from: a replica of the target is the target's
   */
  public Optional<String> of(Database database, List<String> own) {
    return replication(database, own)
        .or(() -> globalDatabase(database))
        .or(() -> blueGreen(database));
  }

  private static Optional<String> replication(Database database, List<String> own) {
    Optional<String> replica =
        database
            .replicaOf()
            .filter(source -> !own.contains(source))
            .map(source -> "it is a replica of " + source);
    return replica.isPresent() || database.feeds().isEmpty()
        ? replica
        : Optional.of("it is the replication source of " + String.join(", ", database.feeds()));
  }

  private Optional<String> globalDatabase(Database database) {
    String cluster = clusterArn(database);
    return cluster.isEmpty()
        ? Optional.empty()
        : rds.describeGlobalClustersPaginator(all -> {}).globalClusters().stream()
            .filter(global -> members(global).anyMatch(cluster::equalsIgnoreCase))
            .findFirst()
            .map(
                global ->
                    "it is a member of the global database " + global.globalClusterIdentifier());
  }

  private static Stream<String> members(GlobalCluster global) {
    return global.globalClusterMembers().stream()
        .map(GlobalClusterMember::dbClusterArn)
        .filter(Objects::nonNull);
  }

  private static String clusterArn(Database database) {
    if (database.kind() == Kind.CLUSTER) {
      return database.arn();
    }
    int name = database.arn().indexOf(":db:");
    return database
        .cluster()
        .filter(cluster -> name > 0)
        .map(cluster -> database.arn().substring(0, name) + ":cluster:" + cluster)
        .orElse("");
  }

  private Optional<String> blueGreen(Database database) {
    List<String> arns = List.of(database.arn(), clusterArn(database));
    return rds.describeBlueGreenDeploymentsPaginator(all -> {}).blueGreenDeployments().stream()
        .filter(deployment -> databases(deployment).anyMatch(arns::contains))
        .findFirst()
        .map(
            deployment ->
                "it belongs to the blue/green deployment " + deployment.blueGreenDeploymentName());
  }

  private static Stream<String> databases(BlueGreenDeployment deployment) {
    return Stream.concat(
            Stream.of(
                Optional.ofNullable(deployment.source()), Optional.ofNullable(deployment.target())),
            deployment.switchoverDetails().stream()
                .flatMap(
                    pair ->
                        Stream.of(
                            Optional.ofNullable(pair.sourceMember()),
                            Optional.ofNullable(pair.targetMember()))))
        .flatMap(Optional::stream);
  }
}
