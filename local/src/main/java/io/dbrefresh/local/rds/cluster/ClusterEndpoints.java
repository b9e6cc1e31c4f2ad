package io.dbrefresh.local.rds.cluster;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.ReferenceFaults;
import io.dbrefresh.local.rds.fleet.Shelf;
import io.dbrefresh.local.rds.fleet.Status;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.rds.model.CreateDbClusterEndpointRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterEndpoint;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterEndpointsRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterEndpointRequest;

/**
 * Custom endpoints of clusters ("Custom endpoints for Amazon Aurora"). All answer at the cluster's
 * address here, because a cluster has one server. They are written down with the cluster's resource
 * id, which a rename leaves alone.
 */
public final class ClusterEndpoints {
  private final Fleet fleet;
  private final Shelf<DBClusterEndpoint> shelf;

  /** Of clusters of {@code fleet}. */
  public ClusterEndpoints(Fleet fleet) {
    this.fleet = fleet;
    this.shelf = fleet.ledger().clusterEndpoints();
  }

  /** Creates one; it is available a moment later. */
  public DBClusterEndpoint create(CreateDbClusterEndpointRequest request) {
    DBCluster cluster = fleet.cluster(required(request.dbClusterIdentifier(), "DBClusterIdentifier"));
    String name = required(request.dbClusterEndpointIdentifier(), "DBClusterEndpointIdentifier");
    if (shelf.get(name).isPresent()) {
      throw ReferenceFaults.clusterEndpointExists(name);
    }
    members(request.staticMembers());
    DBClusterEndpoint endpoint =
        DBClusterEndpoint.builder()
            .dbClusterEndpointIdentifier(name)
            .dbClusterIdentifier(cluster.dbClusterResourceId())
            .endpoint(Endpoints.ADDRESS)
            .endpointType("CUSTOM")
            .customEndpointType(required(request.endpointType(), "EndpointType"))
            .staticMembers(request.staticMembers())
            .excludedMembers(request.excludedMembers())
            .status("creating")
            .build();
    shelf.put(endpoint);
    settle(endpoint);
    return named(endpoint);
  }

  /** Gives it other members. */
  public DBClusterEndpoint modify(ModifyDbClusterEndpointRequest request) {
    DBClusterEndpoint endpoint = existing(request.dbClusterEndpointIdentifier());
    members(request.staticMembers());
    DBClusterEndpoint changed =
        endpoint.copy(it -> it.staticMembers(request.staticMembers()).status("modifying"));
    shelf.put(changed);
    settle(changed);
    return named(changed);
  }

  /** Deletes it. */
  public DBClusterEndpoint delete(String name) {
    DBClusterEndpoint endpoint = existing(name);
    shelf.remove(endpoint);
    return named(endpoint).copy(it -> it.status("deleting"));
  }

  /** The custom endpoints of living clusters. */
  public List<DBClusterEndpoint> described(DescribeDbClusterEndpointsRequest request) {
    return shelf.all().stream()
        .filter(each -> fleet.ledger().clusters().get(each.dbClusterIdentifier()).isPresent())
        .map(this::named)
        .filter(
            each ->
                request.dbClusterIdentifier() == null
                    || request.dbClusterIdentifier().equals(each.dbClusterIdentifier()))
        .filter(
            each ->
                request.dbClusterEndpointIdentifier() == null
                    || request
                        .dbClusterEndpointIdentifier()
                        .equals(each.dbClusterEndpointIdentifier()))
        .toList();
  }

  private void members(List<String> instances) {
    instances.forEach(fleet::instance);
  }

  private DBClusterEndpoint existing(String name) {
    String given = required(name, "DBClusterEndpointIdentifier");
    return shelf.get(given).orElseThrow(() -> ReferenceFaults.clusterEndpointNotFound(given));
  }

  private void settle(DBClusterEndpoint endpoint) {
    String name = endpoint.dbClusterEndpointIdentifier();
    UnaryOperator<DBClusterEndpoint> available = it -> it.copy(to -> to.status(Status.AVAILABLE));
    fleet.begin(
        "endpoint " + name,
        fleet
            .course()
            .after(
                fleet.timings().accept(),
                () -> shelf.get(name).map(available).ifPresent(shelf::put)));
  }

  private DBClusterEndpoint named(DBClusterEndpoint endpoint) {
    return fleet
        .ledger()
        .clusters()
        .get(endpoint.dbClusterIdentifier())
        .map(cluster -> endpoint.copy(it -> it.dbClusterIdentifier(cluster.dbClusterIdentifier())))
        .orElse(endpoint);
  }
}
