package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.rds.storage.Volume;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/** Snapshots by name, and their data. */
public final class Snapshots {
  private static final List<String> OF_INSTANCE =
      List.of(
          "AllocatedStorage",
          "AvailabilityZone",
          "BackupRetentionPeriod",
          "DBInstanceIdentifier",
          "DbiResourceId",
          "Engine",
          "EngineVersion",
          "IAMDatabaseAuthenticationEnabled",
          "InstanceCreateTime",
          "Iops",
          "KmsKeyId",
          "LicenseModel",
          "MasterUsername",
          "PreferredBackupWindow",
          "StorageThroughput",
          "StorageType",
          "Timezone");

  private static final List<String> OF_CLUSTER =
      List.of(
          "AllocatedStorage",
          "AvailabilityZones",
          "BackupRetentionPeriod",
          "ClusterCreateTime",
          "DBClusterIdentifier",
          "DbClusterResourceId",
          "Engine",
          "EngineMode",
          "EngineVersion",
          "IAMDatabaseAuthenticationEnabled",
          "KmsKeyId",
          "MasterUsername",
          "PreferredBackupWindow",
          "StorageEncrypted",
          "StorageType");

  /** SnapshotType of those that people take. */
  public static final String MANUAL = "manual";

  /** SnapshotType of those that the service takes. */
  public static final String AUTOMATED = "automated";

  private Snapshots() {}

  /** The snapshot with this identifier or ARN, or DBSnapshotNotFound. */
  public static DBSnapshot of(Fleet fleet, String nameOrArn) {
    String name = Arns.identifier(nameOrArn);
    return fleet.ledger().snapshots().get(name).orElseThrow(() -> Faults.snapshotNotFound(name));
  }

  /** The cluster snapshot with this identifier or ARN, or DBClusterSnapshotNotFoundFault. */
  public static DBClusterSnapshot ofCluster(Fleet fleet, String nameOrArn) {
    String name = Arns.identifier(nameOrArn);
    return fleet
        .ledger()
        .clusterSnapshots()
        .get(name)
        .orElseThrow(() -> Faults.clusterSnapshotNotFound(name));
  }

  /** The data of a snapshot. */
  public static Volume volume(DBSnapshot snapshot) {
    return new Volume(
        "snapshot-" + snapshot.dbSnapshotIdentifier().replace(':', '_'),
        Fleet.family(snapshot.engine()));
  }

  /** The data of a cluster snapshot. */
  public static Volume volume(DBClusterSnapshot snapshot) {
    return new Volume(
        "cluster-snapshot-" + snapshot.dbClusterSnapshotIdentifier().replace(':', '_'),
        Fleet.family(snapshot.engine()));
  }

  /** The record of a manual snapshot that is being taken of {@code instance}. */
  public static DBSnapshot taken(Fleet fleet, DBInstance instance, String identifier) {
    return taken(fleet, instance, identifier, MANUAL);
  }

  /** The record of a snapshot that is being taken of {@code instance}. */
  public static DBSnapshot taken(Fleet fleet, DBInstance instance, String identifier, String type) {
    DBSnapshot.Builder record = DBSnapshot.builder();
    Settings.inherit(instance, record, OF_INSTANCE);
    return record
        .dbSnapshotIdentifier(identifier)
        .dbSnapshotArn(fleet.arns().snapshot(identifier))
        .snapshotType(type)
        .status(Status.CREATING)
        .percentProgress(0)
        .port(instance.dbInstancePort())
        .encrypted(instance.storageEncrypted())
        .snapshotCreateTime(fleet.now())
        .originalSnapshotCreateTime(fleet.now())
        .snapshotDatabaseTime(fleet.now())
        .tagList(
            Boolean.TRUE.equals(instance.copyTagsToSnapshot()) ? instance.tagList() : List.of())
        .build();
  }

  /** The record of a manual snapshot that is being taken of {@code cluster}. */
  public static DBClusterSnapshot taken(Fleet fleet, DBCluster cluster, String identifier) {
    return taken(fleet, cluster, identifier, MANUAL);
  }

  /** The record of a snapshot that is being taken of {@code cluster}. */
  public static DBClusterSnapshot taken(
      Fleet fleet, DBCluster cluster, String identifier, String type) {
    DBClusterSnapshot.Builder record = DBClusterSnapshot.builder();
    Settings.inherit(cluster, record, OF_CLUSTER);
    return record
        .dbClusterSnapshotIdentifier(identifier)
        .dbClusterSnapshotArn(fleet.arns().clusterSnapshot(identifier))
        .snapshotType(type)
        .status(Status.CREATING)
        .percentProgress(0)
        .port(cluster.port())
        .snapshotCreateTime(fleet.now())
        .tagList(Boolean.TRUE.equals(cluster.copyTagsToSnapshot()) ? cluster.tagList() : List.of())
        .build();
  }
}
