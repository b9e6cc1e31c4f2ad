package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.cluster.ClusterEndpoints;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.local.rds.fleet.Timings;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.CreateDbClusterEndpointRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterEndpointResponse;
import software.amazon.awssdk.services.rds.model.DBClusterEndpoint;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterEndpointRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterEndpointResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterEndpointsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterEndpointsResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterEndpointRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterEndpointResponse;

/** The custom endpoints of clusters. */
abstract class EndpointClient extends ReferenceClient {
  EndpointClient(Fleet fleet, Timeline timeline, Timings timings) {
    super(fleet, timeline, timings);
  }

  private <T> T endpoints(Function<ClusterEndpoints, T> asked) {
    return call(() -> asked.apply(new ClusterEndpoints(fleet)));
  }

  @Override
  public CreateDbClusterEndpointResponse createDBClusterEndpoint(
      CreateDbClusterEndpointRequest request) {
    DBClusterEndpoint made = endpoints(all -> all.create(request));
    return CreateDbClusterEndpointResponse.builder()
        .dbClusterEndpointIdentifier(made.dbClusterEndpointIdentifier())
        .dbClusterIdentifier(made.dbClusterIdentifier())
        .endpoint(made.endpoint())
        .status(made.status())
        .staticMembers(made.staticMembers())
        .build();
  }

  @Override
  public ModifyDbClusterEndpointResponse modifyDBClusterEndpoint(
      ModifyDbClusterEndpointRequest request) {
    DBClusterEndpoint changed = endpoints(all -> all.modify(request));
    return ModifyDbClusterEndpointResponse.builder()
        .dbClusterEndpointIdentifier(changed.dbClusterEndpointIdentifier())
        .status(changed.status())
        .staticMembers(changed.staticMembers())
        .build();
  }

  @Override
  public DeleteDbClusterEndpointResponse deleteDBClusterEndpoint(
      DeleteDbClusterEndpointRequest request) {
    DBClusterEndpoint gone = endpoints(all -> all.delete(request.dbClusterEndpointIdentifier()));
    return DeleteDbClusterEndpointResponse.builder()
        .dbClusterEndpointIdentifier(gone.dbClusterEndpointIdentifier())
        .status(gone.status())
        .build();
  }

  @Override
  public DescribeDbClusterEndpointsResponse describeDBClusterEndpoints(
      DescribeDbClusterEndpointsRequest request) {
    List<DBClusterEndpoint> described = endpoints(all -> all.described(request));
    return DescribeDbClusterEndpointsResponse.builder().dbClusterEndpoints(described).build();
  }
}
