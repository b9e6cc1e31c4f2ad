package io.dbrefresh.lambdas.global;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersResponse;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;

/** RDS of one region that describes what a test has written, and remembers what it is asked. */
final class DescribedRds implements RdsClient {
  Optional<GlobalCluster> global = Optional.empty();
  Optional<DBCluster> cluster = Optional.empty();
  boolean cutOff;
  final List<ModifyDbClusterRequest> modified = new ArrayList<>();

  private void reach() {
    if (cutOff) {
      throw SdkClientException.create("connect timed out");
    }
  }

  @Override
  public DescribeGlobalClustersResponse describeGlobalClusters(
      DescribeGlobalClustersRequest request) {
    reach();
    return DescribeGlobalClustersResponse.builder()
        .globalClusters(
            global.orElseThrow(
                () -> GlobalClusterNotFoundException.builder().message("none").build()))
        .build();
  }

  @Override
  public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
    reach();
    return DescribeDbClustersResponse.builder()
        .dbClusters(
            cluster.orElseThrow(() -> DbClusterNotFoundException.builder().message("none").build()))
        .build();
  }

  @Override
  public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
    reach();
    return DescribeDbInstancesResponse.builder().build();
  }

  @Override
  public ModifyDbClusterResponse modifyDBCluster(ModifyDbClusterRequest request) {
    reach();
    modified.add(request);
    return ModifyDbClusterResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
