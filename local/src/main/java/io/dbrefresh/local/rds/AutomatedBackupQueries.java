package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Image;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.RestoreTime;
import io.dbrefresh.local.rds.fleet.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceAutomatedBackup;
import software.amazon.awssdk.services.rds.model.DescribeDbInstanceAutomatedBackupsRequest;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.RestoreWindow;

/** DescribeDBInstanceAutomatedBackups: everything in one page. None outlives its instance here. */
final class AutomatedBackupQueries {
  private static final List<String> OF_INSTANCE =
      List.of(
          "AllocatedStorage",
          "AvailabilityZone",
          "BackupRetentionPeriod",
          "DBInstanceArn",
          "DBInstanceIdentifier",
          "DbiResourceId",
          "Engine",
          "EngineVersion",
          "IAMDatabaseAuthenticationEnabled",
          "InstanceCreateTime",
          "KmsKeyId",
          "LicenseModel",
          "MasterUsername",
          "StorageType");

  private final Ledger ledger;
  private final Arns arns;
  private final Instant restorable;

  AutomatedBackupQueries(Ledger ledger, Arns arns, Instant restorable) {
    this.ledger = ledger;
    this.arns = arns;
    this.restorable = restorable;
  }

  List<DBInstanceAutomatedBackup> describe(DescribeDbInstanceAutomatedBackupsRequest request) {
    Optional<String> name = Optional.ofNullable(request.dbInstanceIdentifier());
    Optional<String> resource = Optional.ofNullable(request.dbiResourceId());
    List<DBInstanceAutomatedBackup> found =
        ledger.instances().all().stream()
            .filter(it -> it.dbClusterIdentifier() == null && it.backupRetentionPeriod() > 0)
            .filter(
                it ->
                    name.map(Arns::identifier).map(it.dbInstanceIdentifier()::equals).orElse(true))
            .filter(it -> resource.map(it.dbiResourceId()::equals).orElse(true))
            .map(this::shown)
            .filter(it -> request.filters().stream().allMatch(filter -> fits(it, filter)))
            .toList();
    if (found.isEmpty() && (name.isPresent() || resource.isPresent())) {
      throw Faults.automatedBackupNotFound(name.or(() -> resource).orElseThrow());
    }
    return found;
  }

  private static boolean fits(DBInstanceAutomatedBackup backup, Filter filter) {
    return switch (filter.name()) {
      case "db-instance-id" ->
          filter.values().stream()
              .map(Arns::identifier)
              .anyMatch(backup.dbInstanceIdentifier()::equals);
      case "dbi-resource-id" -> filter.values().contains(backup.dbiResourceId());
      case "status" -> filter.values().contains(backup.status());
      default -> throw Faults.parameterValue("Unrecognized filter name: " + filter.name());
    };
  }

  private DBInstanceAutomatedBackup shown(DBInstance instance) {
    DBInstanceAutomatedBackup.Builder backup = DBInstanceAutomatedBackup.builder();
    Settings.inherit(instance, backup, OF_INSTANCE);
    Optional<Instant> earliest = RestoreTime.earliest(Image.of(ledger, instance), restorable);
    earliest.ifPresent(
        first ->
            backup.restoreWindow(
                RestoreWindow.builder().earliestTime(first).latestTime(restorable).build()));
    return backup
        .dbInstanceAutomatedBackupsArn(
            arns.arn(
                "auto-backup",
                "ab-" + instance.dbiResourceId().substring(3).toLowerCase(Locale.ROOT)))
        .region(arns.region())
        .port(instance.dbInstancePort())
        .encrypted(instance.storageEncrypted())
        .status(earliest.isPresent() ? "active" : "creating")
        .build();
  }
}
