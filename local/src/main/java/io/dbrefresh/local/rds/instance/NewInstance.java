package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.settings.InstanceSettings;
import io.dbrefresh.local.rds.settings.Subnets;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * The record of an instance at the moment it is asked for: the service's defaults, then what it has
 * from the database it is made of, then what the request gives (RDS API Reference,
 * RestoreDBInstanceToPointInTime: default security, subnet and parameter group, Single-AZ, no
 * deletion protection, no tags).
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
    return DBInstance.builder()
        .dbInstanceIdentifier(identifier)
        .dbInstanceArn(fleet.arns().instance(identifier))
        .dbiResourceId(fleet.resourceId("db-", fleet.arns().instance(identifier)))
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
