package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.settings.InstanceSettings;
import io.dbrefresh.local.rds.settings.Subnets;
import io.dbrefresh.local.rds.snapshot.BackupWindow;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * The record of an instance at the moment it is asked for: the service's defaults, then what it has
 * from the database it is made of, then what the request gives.
 *
 * <p>What a restore or a read replica has where its request does not say (RDS API Reference,
 * RestoreDBInstanceToPointInTime, RestoreDBInstanceFromDBSnapshot; RDS User Guide, "Restoring to a
 * DB instance"):
 *
 * <table>
 * <caption>Settings of a restored instance</caption>
 * <tr><td>engine and version, class, port, size, IOPS, licence, master user, KMS key, backup
 *     retention and window, maintenance window, minor upgrades</td><td>the source's, as far as its
 *     snapshot tells</td></tr>
 * <tr><td>storage type</td><td>{@code io1} when IOPS are given; the source's when that has
 *     provisioned IOPS; else {@code gp3}</td></tr>
 * <tr><td>parameter, option, subnet and security group, CA</td><td>the defaults</td></tr>
 * <tr><td>Multi-AZ, IAM authentication, deletion protection, log exports, copying of tags to
 *     snapshots</td><td>off</td></tr>
 * <tr><td>Enhanced Monitoring, Performance Insights</td><td>off: only a creation, a replica or
 *     ModifyDBInstance sets them</td></tr>
 * <tr><td>tags</td><td>those of the snapshot; none to a point in time</td></tr>
 * <tr><td>IAM roles, managed master password</td><td>none: only AddRoleToDBInstance and
 *     ModifyDBInstance give them</td></tr>
 * </table>
 */
final class NewInstance {
  /** What a restored instance has from its source or its snapshot. */
  static final List<String> INHERITED =
      List.of(
          "AllocatedStorage",
          "AutoMinorVersionUpgrade",
          "BackupRetentionPeriod",
          "CharacterSetName",
          "DBInstanceClass",
          "DBName",
          "Engine",
          "EngineVersion",
          "Iops",
          "KmsKeyId",
          "LicenseModel",
          "MasterUsername",
          "MaxAllocatedStorage",
          "PreferredBackupWindow",
          "PreferredMaintenanceWindow",
          "StorageEncrypted",
          "StorageThroughput",
          "StorageType",
          "Timezone");

  private NewInstance() {}

  static DBInstance.Builder defaults(Fleet fleet, String identifier) {
    String resourceId = fleet.resourceId("db-", fleet.arns().instance(identifier));
    return DBInstance.builder()
        .dbInstanceIdentifier(identifier)
        .dbInstanceArn(fleet.arns().instance(identifier))
        .dbiResourceId(resourceId)
        .preferredBackupWindow(BackupWindow.assigned(resourceId))
        .dbInstanceStatus(Status.CREATING)
        .dbInstanceClass("db.t3.micro")
        .allocatedStorage(20)
        .storageType("gp3")
        .multiAZ(false)
        .backupRetentionPeriod(1)
        .autoMinorVersionUpgrade(true)
        .publiclyAccessible(false)
        .copyTagsToSnapshot(false)
        .deletionProtection(false)
        .storageEncrypted(false)
        .iamDatabaseAuthenticationEnabled(false)
        .performanceInsightsEnabled(false)
        .monitoringInterval(0)
        .availabilityZone(fleet.arns().region() + "a")
        .caCertificateIdentifier("rds-ca-rsa2048-g1")
        .networkType("IPV4")
        .dbSubnetGroup(Subnets.group(fleet.arns(), "default"));
  }

  /** Sets what the request gives, and the groups that depend on the engine. */
  static DBInstance.Builder given(Fleet fleet, DBInstance.Builder record, RdsRequest request) {
    return InstanceSettings.set(fleet, request, record.build());
  }
}
