package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.credentials.MasterPassword;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Settings;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.settings.InstanceSettings;
import io.dbrefresh.local.rds.settings.Phase;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/**
 * ModifyDBInstance. What changes is shown as pending in the answer and takes effect afterwards: the
 * settings, each group of them in its own status, then the master password in {@code
 * resetting-master-credentials}, then the name.
 *
 * <p>Without ApplyImmediately a new name and what the service keeps for the maintenance window stay
 * pending (RDS User Guide, "Settings for DB instances"): the region has no maintenance windows. A
 * later request with ApplyImmediately takes along what is pending.
 */
public final class InstanceChange {
  /** What waits for the maintenance window. */
  private static final Set<String> DEFERRED =
      Set.of(
          "AllocatedStorage",
          "CACertificateIdentifier",
          "DBInstanceClass",
          "DBSubnetGroupName",
          "EnableIAMDatabaseAuthentication",
          "EngineVersion",
          "Iops",
          "LicenseModel",
          "MultiAZ",
          "OptionGroupName",
          "StorageThroughput",
          "StorageType");

  private static final String RETENTION = "BackupRetentionPeriod";

  private final Fleet fleet;

  /** Changes instances of {@code fleet}. */
  public InstanceChange(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the instance before the change, which is pending. */
  public DBInstance modify(ModifyDbInstanceRequest asked) {
    DBInstance instance =
        fleet.instance(Identifiers.required(asked.dbInstanceIdentifier(), "DBInstanceIdentifier"));
    boolean now = Boolean.TRUE.equals(asked.applyImmediately());
    ModifyDbInstanceRequest request = now ? withPending(asked, instance) : asked;
    new InstanceChangeRules(instance, request).check();
    DBInstance wanted = InstanceSettings.set(fleet, request, instance).build();
    Optional<Runnable> password =
        new MasterPassword(fleet, fleet.database(instance)).asked(request);
    Optional<String> name = newName(instance, request);

    fleet.change(
        instance,
        record ->
            record
                .deletionProtection(wanted.deletionProtection())
                .pendingModifiedValues(pending(instance, wanted, request, name)));
    for (Phase phase : Phase.values()) {
      change(instance, part(request, phase, now ? Set.of() : deferred(instance, request)), phase);
    }
    password.ifPresent(Runnable::run);
    if (now) {
      name.ifPresent(new InstanceRename(fleet, instance)::begin);
    }
    return fleet.current(instance);
  }

  private static ModifyDbInstanceRequest withPending(
      ModifyDbInstanceRequest request, DBInstance instance) {
    ModifyDbInstanceRequest.Builder all = request.toBuilder();
    Optional.ofNullable(instance.pendingModifiedValues())
        .map(pending -> pending.copy(it -> it.masterUserPassword(null)))
        .ifPresent(pending -> Settings.fill(pending, all));
    if (request.newDBInstanceIdentifier() == null && instance.pendingModifiedValues() != null) {
      all.newDBInstanceIdentifier(instance.pendingModifiedValues().dbInstanceIdentifier());
    }
    return all.build();
  }

  private Optional<String> newName(DBInstance instance, ModifyDbInstanceRequest request) {
    if (request.newDBInstanceIdentifier() == null) {
      return Optional.empty();
    }
    String name =
        Identifiers.database(request.newDBInstanceIdentifier(), "NewDBInstanceIdentifier");
    if (name.equals(instance.dbInstanceIdentifier())) {
      return Optional.empty();
    }
    boolean promised =
        Optional.ofNullable(instance.pendingModifiedValues())
            .map(PendingModifiedValues::dbInstanceIdentifier)
            .filter(name::equals)
            .isPresent();
    if (!promised) {
      fleet.requireNewInstance(name);
    }
    return Optional.of(name);
  }

  private static PendingModifiedValues pending(
      DBInstance instance,
      DBInstance wanted,
      ModifyDbInstanceRequest request,
      Optional<String> name) {
    PendingModifiedValues.Builder pending =
        Optional.ofNullable(instance.pendingModifiedValues())
            .map(PendingModifiedValues::toBuilder)
            .orElseGet(PendingModifiedValues::builder);
    Settings.differ(instance, wanted, pending);
    name.ifPresent(pending::dbInstanceIdentifier);
    if (request.masterUserPassword() != null) {
      pending.masterUserPassword("****");
    }
    return pending.build();
  }

  /** Backups that are switched on or off wait, too. */
  private static Set<String> deferred(DBInstance instance, ModifyDbInstanceRequest request) {
    Optional<Integer> days = Given.number(request, RETENTION);
    boolean switches =
        days.filter(given -> (given == 0) != (instance.backupRetentionPeriod() == 0)).isPresent();
    if (!switches) {
      return DEFERRED;
    }
    Set<String> more = new HashSet<>(DEFERRED);
    more.add(RETENTION);
    return more;
  }

  private static ModifyDbInstanceRequest part(
      ModifyDbInstanceRequest request, Phase phase, Set<String> deferred) {
    ModifyDbInstanceRequest.Builder part = request.toBuilder();
    Settings.keep(part, member -> phase.has(member) && !deferred.contains(member));
    return part.deletionProtection(null).build();
  }

  private void change(DBInstance instance, ModifyDbInstanceRequest part, Phase phase) {
    DBInstance changed = InstanceSettings.set(fleet, part, instance).build();
    if (changed.equals(instance)) {
      return;
    }
    fleet.begin(
        instance.dbiResourceId(),
        fleet
            .course()
            .after(
                fleet.timings().accept(),
                () -> fleet.change(instance, it -> it.dbInstanceStatus(phase.ofInstance)))
            .after(fleet.timings().modify(), () -> apply(instance, part)));
  }

  private void apply(DBInstance instance, ModifyDbInstanceRequest part) {
    DBInstance before = fleet.current(instance);
    DBInstance after = InstanceSettings.set(fleet, part, before).build();
    boolean moves = StorageOptimization.follows(before, after);
    String status = moves ? Status.STORAGE_OPTIMIZATION : Status.AVAILABLE;
    fleet
        .ledger()
        .instances()
        .put(after.copy(it -> it.dbInstanceStatus(status).pendingModifiedValues(left(after))));
    fleet.event(after, "configuration change", "Finished applying modification to DB instance");
    if (moves) {
      new StorageOptimization(fleet).begin(after);
    }
  }

  private static PendingModifiedValues left(DBInstance after) {
    PendingModifiedValues.Builder left =
        Optional.ofNullable(after.pendingModifiedValues())
            .map(PendingModifiedValues::toBuilder)
            .orElseGet(PendingModifiedValues::builder);
    Settings.settle(left, after.copy(it -> it.dbInstanceIdentifier(null)));
    return left.build();
  }
}
