package io.dbrefresh.local.rds.cluster;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.settings.ClusterSettings;
import io.dbrefresh.local.rds.snapshot.BackupWindow;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * The record of a cluster at the moment it is asked for: the service's defaults, then what it has
 * from the cluster it is made of, then what the request gives.
 *
 * <p>What a restored or cloned cluster has where its request does not say (RDS API Reference,
 * RestoreDBClusterToPointInTime, RestoreDBClusterFromSnapshot):
 *
 * <table>
 * <caption>Settings of a restored cluster</caption>
 * <tr><td>engine and version, port, database name, master user, KMS key, backup retention and window,
 *     maintenance window, Serverless v2 capacity, tags</td><td>the source's, as far as its snapshot
 *     tells</td></tr>
 * <tr><td>parameter, subnet and security group</td><td>the defaults</td></tr>
 * <tr><td>storage type</td><td>{@code aurora}, which answers do not show</td></tr>
 * <tr><td>IAM authentication, deletion protection, log exports, backtracking, copying of tags to
 *     snapshots, Enhanced Monitoring, Performance Insights</td><td>off</td></tr>
 * <tr><td>IAM roles, managed master password</td><td>none: only AddRoleToDBCluster and
 *     ModifyDBCluster give them</td></tr>
 * <tr><td>clone group</td><td>the source's for a copy-on-write clone, one of its own for a full copy in
 *     place of one clone too many, else none</td></tr>
 * </table>
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
        .clusterCreateTime(fleet.now());
  }

  /** Sets what the request gives, and the group that depends on the engine. */
  static DBCluster.Builder given(Fleet fleet, DBCluster.Builder record, RdsRequest request) {
    return ClusterSettings.set(fleet, request, record.build());
  }
}
