package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Engines;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Settings;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.snapshot.BackupWindow;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.RdsRequest;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

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
          "CACertificateIdentifier",
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
        .storageType("gp2")
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
        .dbSubnetGroup(DBSubnetGroup.builder().dbSubnetGroupName("default").build())
        .vpcSecurityGroups(membership("sg-default"));
  }

  /** Sets what the request gives, and the groups that depend on the engine. */
  static DBInstance.Builder given(DBInstance.Builder record, RdsRequest request) {
    Given.refuseManagedPassword(request);
    String identifier = record.build().dbInstanceIdentifier();
    Settings.carry(request, record);
    record.dbInstanceIdentifier(identifier);
    groups(record, request);
    DBInstance so = record.build();
    if (!so.hasDbParameterGroups()) {
      String family = Engines.parameterFamily(so.engine(), so.engineVersion());
      record.dbParameterGroups(parameterGroup("default." + family));
    }
    return record;
  }

  /** Sets the security, subnet and parameter groups that the request names. */
  static void groups(DBInstance.Builder record, RdsRequest request) {
    List<String> security = Given.texts(request, "VpcSecurityGroupIds");
    if (!security.isEmpty()) {
      record.vpcSecurityGroups(security.stream().map(NewInstance::membership).toList());
    }
    Given.text(request, "DBSubnetGroupName")
        .ifPresent(
            name -> record.dbSubnetGroup(DBSubnetGroup.builder().dbSubnetGroupName(name).build()));
    Given.text(request, "DBParameterGroupName")
        .ifPresent(name -> record.dbParameterGroups(parameterGroup(name)));
  }

  private static VpcSecurityGroupMembership membership(String id) {
    return VpcSecurityGroupMembership.builder().vpcSecurityGroupId(id).status("active").build();
  }

  private static DBParameterGroupStatus parameterGroup(String name) {
    return DBParameterGroupStatus.builder()
        .dbParameterGroupName(name)
        .parameterApplyStatus("in-sync")
        .build();
  }
}
