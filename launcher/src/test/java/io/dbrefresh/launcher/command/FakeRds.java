package io.dbrefresh.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/** Instances and clusters as they are described, one a page. */
final class FakeRds implements RdsClient {
  final List<DBInstance> instances = new ArrayList<>();
  final List<DBCluster> clusters = new ArrayList<>();

  /** Why it cannot be reached, if it cannot. */
  Optional<SdkClientException> failure = Optional.empty();

  @Override
  public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
    failure.ifPresent(
        unreachable -> {
          throw unreachable;
        });
    int at = request.marker() == null ? 0 : Integer.parseInt(request.marker());
    return DescribeDbInstancesResponse.builder()
        .dbInstances(instances.subList(at, Math.min(at + 1, instances.size())))
        .marker(at + 1 < instances.size() ? String.valueOf(at + 1) : null)
        .build();
  }

  @Override
  public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
    return DescribeDbClustersResponse.builder().dbClusters(clusters).build();
  }

  @Override
  public String serviceName() {
    return "rds";
  }

  @Override
  public void close() {}
}
