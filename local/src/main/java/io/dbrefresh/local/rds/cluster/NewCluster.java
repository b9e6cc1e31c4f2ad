package io.dbrefresh.local.rds.cluster;

import io.dbrefresh.local.rds.fleet.Engines;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Settings;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.snapshot.BackupWindow;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RdsRequest;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/**
 * The record of a cluster at the moment it is asked for: the service's defaults, then what it has
 * from the cluster it is made of, then what the request gives.
 */
final class NewCluster {
  /** What a restored cluster has from its source or its snapshot. */
  static final List<String> INHERITED =
      List.of(
          "AllocatedStorage",
          "AvailabilityZones",
          "BackupRetentionPeriod",
          "CharacterSetName",
          "DatabaseName",
          "Engine",
          "EngineMode",
          "EngineVersion",
          "KmsKeyId",
          "MasterUsername",
          "PreferredBackupWindow",
          "PreferredMaintenanceWindow",
          "ServerlessV2ScalingConfiguration",
          "StorageEncrypted",
          "StorageType",
          "TagList");

  private NewCluster() {}

  static DBCluster.Builder defaults(Fleet fleet, String identifier) {
    String arn = fleet.arns().cluster(identifier);
    String region = fleet.arns().region();
    String resourceId = fleet.resourceId("cluster-", arn);
    return DBCluster.builder()
        .dbClusterIdentifier(identifier)
        .dbClusterArn(arn)
        .dbClusterResourceId(resourceId)
        .preferredBackupWindow(BackupWindow.assigned(resourceId))
        .status(Status.CREATING)
        .allocatedStorage(1)
        .availabilityZones(region + "a", region + "b", region + "c")
        .backupRetentionPeriod(1)
        .multiAZ(false)
        .engineMode("provisioned")
        .storageEncrypted(false)
        .iamDatabaseAuthenticationEnabled(false)
        .deletionProtection(false)
        .copyTagsToSnapshot(false)
        .httpEndpointEnabled(false)
        .crossAccountClone(false)
        .autoMinorVersionUpgrade(true)
        .networkType("IPV4")
        .hostedZoneId("Z2R2ITUGPM61AM")
        .dbSubnetGroup("default")
        .clusterCreateTime(fleet.now())
        .vpcSecurityGroups(membership("sg-default"));
  }

  /** Sets what the request gives, and the group that depends on the engine. */
  static DBCluster.Builder given(DBCluster.Builder record, RdsRequest request) {
    Given.refuseManagedPassword(request);
    DBCluster before = record.build();
    Settings.carry(request, record);
    record.dbClusterIdentifier(before.dbClusterIdentifier()).engine(before.engine());
    groups(record, request);
    DBCluster so = record.build();
    if (so.dbClusterParameterGroup() == null) {
      String family = Engines.parameterFamily(so.engine(), so.engineVersion());
      record.dbClusterParameterGroup("default." + family);
    }
    return record.port(before.port());
  }

  /** Sets the security groups that the request names. */
  static void groups(DBCluster.Builder record, RdsRequest request) {
    List<String> security = Given.texts(request, "VpcSecurityGroupIds");
    if (!security.isEmpty()) {
      record.vpcSecurityGroups(security.stream().map(NewCluster::membership).toList());
    }
  }

  private static VpcSecurityGroupMembership membership(String id) {
    return VpcSecurityGroupMembership.builder().vpcSecurityGroupId(id).status("active").build();
  }
}
