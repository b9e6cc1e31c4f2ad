package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Status;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/** What ModifyDBInstance refuses because of the instance as it is. */
record InstanceChangeRules(DBInstance instance, ModifyDbInstanceRequest request) {
  /** What the members of a DB cluster have from it. */
  static final List<String> OF_THE_CLUSTER =
      List.of(
          "BackupRetentionPeriod",
          "CloudwatchLogsExportConfiguration",
          "DBPortNumber",
          "EnableCloudwatchLogsExports",
          "EnableIAMDatabaseAuthentication",
          "KmsKeyId",
          "ManageMasterUserPassword",
          "MasterUserPassword",
          "Port",
          "PreferredBackupWindow",
          "VpcSecurityGroupIds");

  void check() {
    String status = instance.dbInstanceStatus();
    if (!status.equals(Status.AVAILABLE) && !status.equals(Status.STORAGE_OPTIMIZATION)) {
      throw Faults.instanceState("Database instance is not in available state.");
    }
    refuseSecondName();
    if (instance.dbClusterIdentifier() != null) {
      refuseOfCluster(request, "ModifyDBCluster");
    }
    if (status.equals(Status.STORAGE_OPTIMIZATION) && storage()) {
      throw Faults.parameterCombination(
          "You can't currently modify the storage of this DB instance because the previous storage"
              + " change is being optimized.");
    }
  }

  /** A rename that was accepted is on its way already, though the instance is still available. */
  private void refuseSecondName() {
    String name = request.newDBInstanceIdentifier();
    Optional.ofNullable(instance.pendingModifiedValues())
        .map(PendingModifiedValues::dbInstanceIdentifier)
        .filter(pending -> name != null && !name.equalsIgnoreCase(pending))
        .ifPresent(
            pending -> {
              throw Faults.instanceState(
                  "DB instance %s is being renamed to %s."
                      .formatted(instance.dbInstanceIdentifier(), pending));
            });
  }

  /** Refuses what is set for the cluster, with {@code instead}. */
  static void refuseOfCluster(SdkRequest request, String instead) {
    for (String name : OF_THE_CLUSTER) {
      if (Given.present(request, name)) {
        throw Faults.parameterCombination(
            "The DB instance is a member of a DB cluster; "
                + name
                + " is set for the cluster, with "
                + instead
                + ".");
      }
    }
  }

  private boolean storage() {
    return differs(request.storageType(), instance.storageType())
        || differs(request.allocatedStorage(), instance.allocatedStorage())
        || differs(request.iops(), instance.iops())
        || differs(request.storageThroughput(), instance.storageThroughput());
  }

  private static <T> boolean differs(@Nullable T given, @Nullable T has) {
    return Optional.ofNullable(given).filter(value -> !Objects.equals(value, has)).isPresent();
  }
}
