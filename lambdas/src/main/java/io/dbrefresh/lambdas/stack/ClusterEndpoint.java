package io.dbrefresh.lambdas.stack;

import io.dbrefresh.lambdas.Clients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterEndpoint;
import software.amazon.awssdk.services.rds.model.DbClusterEndpointNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterEndpointsResponse;

/**
 * {@code Custom::ClusterEndpoint} with {@code Cluster}, {@code Endpoint} (its identifier) and
 * {@code Members} (instances; none takes all): a custom endpoint of an Aurora cluster, which
 * CloudFormation has no type for. Its attribute {@code Address} is the host to connect to.
 */
public final class ClusterEndpoint extends StackResource {
  private final RdsClient rds;

  /** On AWS. */
  public ClusterEndpoint() {
    this(new Clients().rds());
  }

  /** With this RDS. */
  public ClusterEndpoint(RdsClient rds) {
    this.rds = rds;
  }

  @Override
  Made make(StackRequest request) {
    String cluster = StackClusters.of(rds, request).dbClusterIdentifier();
    String name = request.required("Endpoint");
    List<String> members = request.list("Members");
    Optional<DBClusterEndpoint> existing = find(cluster, name);
    if (existing.isEmpty()) {
      rds.createDBClusterEndpoint(
          it ->
              it.dbClusterIdentifier(cluster)
                  .dbClusterEndpointIdentifier(name)
                  .endpointType("ANY")
                  .staticMembers(members));
    } else if (!existing.get().staticMembers().equals(members)) {
      rds.modifyDBClusterEndpoint(
          it -> it.dbClusterEndpointIdentifier(name).staticMembers(members));
    }
    return new Made(name, Map.of("Address", available(cluster, name).endpoint()));
  }

  @Override
  void delete(StackRequest request, String physicalId) {
    try {
      rds.deleteDBClusterEndpoint(it -> it.dbClusterEndpointIdentifier(physicalId));
    } catch (DbClusterEndpointNotFoundException gone) {
      // As is wanted; also when the creation failed and the id is none.
    }
  }

  private Optional<DBClusterEndpoint> find(String cluster, String name) {
    return named(described(cluster), name);
  }

  private DescribeDbClusterEndpointsResponse described(String cluster) {
    return rds.describeDBClusterEndpoints(it -> it.dbClusterIdentifier(cluster));
  }

  private static Optional<DBClusterEndpoint> named(
      DescribeDbClusterEndpointsResponse described, String name) {
    return described.dbClusterEndpoints().stream()
        .filter(each -> name.equals(each.dbClusterEndpointIdentifier()))
        .findFirst();
  }

  private DBClusterEndpoint available(String cluster, String name) {
    Patience.until(
        DescribeDbClusterEndpointsResponse.class,
        () -> described(cluster),
        described ->
            named(described, name).filter(it -> it.status().equals("available")).isPresent());
    return find(cluster, name).orElseThrow();
  }
}
