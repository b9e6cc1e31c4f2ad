package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.RestoreTime;
import io.dbrefresh.local.rds.fleet.Timings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstanceAutomatedBackupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstanceAutomatedBackupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeEventsRequest;
import software.amazon.awssdk.services.rds.model.DescribeEventsResponse;
import software.amazon.awssdk.services.rds.model.DescribeOptionGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeOptionGroupsResponse;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceResponse;

/** What the operations that change nothing answer from a ledger. */
final class Answers {
  private final Ledger ledger;
  private final Arns arns;
  private final Instant now;
  private final Instant restorable;

  Answers(Ledger ledger, Arns arns, Timings timings, Instant now) {
    this.ledger = ledger;
    this.arns = arns;
    this.now = now;
    restorable = RestoreTime.latest(now, timings);
  }

  DBInstance shown(DBInstance instance) {
    return new InstanceQueries(ledger, restorable).shown(instance);
  }

  DBCluster shown(DBCluster cluster) {
    return new ClusterQueries(ledger, restorable).shown(cluster);
  }

  DescribeDbInstancesResponse to(DescribeDbInstancesRequest request) {
    return DescribeDbInstancesResponse.builder()
        .dbInstances(new InstanceQueries(ledger, restorable).describe(request))
        .build();
  }

  DescribeDbClustersResponse to(DescribeDbClustersRequest request) {
    return DescribeDbClustersResponse.builder()
        .dbClusters(new ClusterQueries(ledger, restorable).describe(request))
        .build();
  }

  DescribeDbInstanceAutomatedBackupsResponse to(DescribeDbInstanceAutomatedBackupsRequest request) {
    return DescribeDbInstanceAutomatedBackupsResponse.builder()
        .dbInstanceAutomatedBackups(
            new AutomatedBackupQueries(ledger, arns, restorable).describe(request))
        .build();
  }

  DescribeDbSnapshotsResponse to(DescribeDbSnapshotsRequest request) {
    return DescribeDbSnapshotsResponse.builder()
        .dbSnapshots(new SnapshotQueries(ledger).describe(request))
        .build();
  }

  DescribeDbClusterSnapshotsResponse to(DescribeDbClusterSnapshotsRequest request) {
    return DescribeDbClusterSnapshotsResponse.builder()
        .dbClusterSnapshots(new SnapshotQueries(ledger).describe(request))
        .build();
  }

  DescribeEventsResponse to(DescribeEventsRequest request) {
    return DescribeEventsResponse.builder()
        .events(new EventQueries(ledger, now).describe(request))
        .build();
  }

  ListTagsForResourceResponse to(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tagList(new Tagging(ledger).list(request.resourceName()))
        .build();
  }

  DescribeDbSubnetGroupsResponse to(DescribeDbSubnetGroupsRequest request) {
    return DescribeDbSubnetGroupsResponse.builder()
        .dbSubnetGroups(
            new GroupQueries(ledger.groups(), arns).subnetGroups(request.dbSubnetGroupName()))
        .build();
  }

  DescribeDbParameterGroupsResponse to(DescribeDbParameterGroupsRequest request) {
    return DescribeDbParameterGroupsResponse.builder()
        .dbParameterGroups(
            new GroupQueries(ledger.groups(), arns).parameterGroups(request.dbParameterGroupName()))
        .build();
  }

  DescribeDbClusterParameterGroupsResponse to(DescribeDbClusterParameterGroupsRequest request) {
    return DescribeDbClusterParameterGroupsResponse.builder()
        .dbClusterParameterGroups(
            new GroupQueries(ledger.groups(), arns)
                .clusterParameterGroups(request.dbClusterParameterGroupName()))
        .build();
  }

  DescribeOptionGroupsResponse to(DescribeOptionGroupsRequest request) {
    return DescribeOptionGroupsResponse.builder()
        .optionGroupsList(
            new GroupQueries(ledger.groups(), arns)
                .optionGroups(request.optionGroupName()).stream()
                    .filter(group -> fits(request.engineName(), group.engineName()))
                    .filter(group -> fits(request.majorEngineVersion(), group.majorEngineVersion()))
                    .toList())
        .build();
  }

  private static boolean fits(@Nullable String asked, @Nullable String has) {
    return asked == null || asked.equals(has);
  }
}
