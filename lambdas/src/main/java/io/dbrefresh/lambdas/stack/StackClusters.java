package io.dbrefresh.lambdas.stack;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** The clusters that a stack's custom resources may touch. */
final class StackClusters {
  private static final String STACK_TAG = "aws:cloudformation:stack-id";

  private StackClusters() {}

  /**
   * The cluster that the request names.
   *
   * @throws IllegalArgumentException when it is not the stack's own
   */
  static DBCluster of(RdsClient rds, StackRequest request) {
    String name = request.required("Cluster");
    DBCluster cluster =
        rds.describeDBClusters(it -> it.dbClusterIdentifier(name)).dbClusters().get(0);
    boolean own =
        cluster.tagList().stream()
            .anyMatch(tag -> tag.key().equals(STACK_TAG) && tag.value().equals(request.stackId()));
    if (!own) {
      throw new IllegalArgumentException(
          "The cluster %s is not of the stack %s".formatted(name, request.stackId()));
    }
    return cluster;
  }
}
