package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.credentials.MasterPassword;
import io.dbrefresh.local.rds.fleet.Course;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Settings;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.settings.InstanceSettings;
import io.dbrefresh.local.rds.settings.Phase;
import io.dbrefresh.local.rds.snapshot.Backups;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;

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
    ModifyDbInstanceRequest request = now ? PendingChanges.taken(asked, instance) : asked;
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
                .optionGroupMemberships(
                    now
                        ? instance.optionGroupMemberships()
                        : PendingChanges.waiting(instance, wanted))
                .pendingModifiedValues(PendingChanges.of(instance, wanted, name, request)));
    for (Phase phase : Phase.values()) {
      change(instance, part(request, phase, now ? Set.of() : deferred(instance, request)), phase);
    }
    password.ifPresent(Runnable::run);
    if (now) {
      name.ifPresent(new InstanceRename(fleet, instance)::begin);
    }
    return fleet.current(instance);
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
    if (!PendingChanges.names(instance, name)) {
      fleet.requireNewInstance(name);
    }
    return Optional.of(name);
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
    Course course =
        fleet
            .course()
            .after(
                fleet.timings().accept(),
                () -> fleet.change(instance, it -> it.dbInstanceStatus(phase.ofInstance)));
    if (!changed.dbInstancePort().equals(instance.dbInstancePort())) {
      course.work(() -> fleet.moving(instance, changed.dbInstancePort()));
    }
    course.after(fleet.timings().modify(), () -> apply(instance, part));
    fleet.begin(instance.dbiResourceId(), course);
  }

  private void apply(DBInstance instance, ModifyDbInstanceRequest part) {
    DBInstance before = fleet.current(instance);
    DBInstance after = InstanceSettings.set(fleet, part, before).build();
    boolean moves = StorageOptimization.follows(before, after);
    String status = moves ? Status.STORAGE_OPTIMIZATION : Status.AVAILABLE;
    fleet
        .ledger()
        .instances()
        .put(
            after.copy(
                it ->
                    it.dbInstanceStatus(status).pendingModifiedValues(PendingChanges.left(after))));
    fleet.event(after, "configuration change", "Finished applying modification to DB instance");
    if (moves) {
      new StorageOptimization(fleet).begin(after);
    }
    new Backups(fleet).look(fleet.current(instance));
  }
}
