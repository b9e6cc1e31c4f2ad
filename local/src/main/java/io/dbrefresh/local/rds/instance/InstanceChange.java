package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Passwords;
import io.dbrefresh.local.rds.fleet.Settings;
import io.dbrefresh.local.rds.fleet.Status;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/**
 * ModifyDBInstance. What changes is shown as pending in the answer and takes effect afterwards: the
 * settings in status {@code modifying}, then the master password in {@code
 * resetting-master-credentials}, then the name.
 *
 * <p>Without ApplyImmediately a new name and what else can interrupt the database stay pending: the
 * region has no maintenance windows. DBPortNumber is not looked at, ports belong to names here.
 */
public final class InstanceChange {
  private final Fleet fleet;

  /** Changes instances of {@code fleet}. */
  public InstanceChange(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the instance before the change, which is pending. */
  public DBInstance modify(ModifyDbInstanceRequest request) {
    DBInstance instance =
        fleet.instance(
            Identifiers.required(request.dbInstanceIdentifier(), "DBInstanceIdentifier"));
    if (!instance.dbInstanceStatus().equals(Status.AVAILABLE)) {
      throw Faults.instanceState("Database instance is not in available state.");
    }
    Given.refuseManagedPassword(request);
    Optional<String> password = password(instance, request);
    Optional<String> name = newName(instance, request);
    boolean now = Boolean.TRUE.equals(request.applyImmediately());

    fleet.change(
        instance,
        record -> {
          Optional.ofNullable(request.deletionProtection()).ifPresent(record::deletionProtection);
          record.pendingModifiedValues(pending(request, password, name));
        });
    boolean settings = changesSettings(instance, request);
    if (settings && (now || !interrupts(request))) {
      change(instance, request);
    }
    password.ifPresent(new PasswordChange(fleet, instance)::begin);
    if (now) {
      name.ifPresent(new InstanceRename(fleet, instance)::begin);
    }
    return fleet.current(instance);
  }

  private static Optional<String> password(DBInstance instance, ModifyDbInstanceRequest request) {
    if (request.masterUserPassword() == null) {
      return Optional.empty();
    }
    if (instance.dbClusterIdentifier() != null) {
      throw Faults.parameterCombination(
          "The master password of a member of a DB cluster is changed with ModifyDBCluster.");
    }
    return Optional.of(Passwords.valid(request.masterUserPassword()));
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
    fleet.requireNewInstance(name);
    return Optional.of(name);
  }

  private static PendingModifiedValues pending(
      ModifyDbInstanceRequest request, Optional<String> password, Optional<String> name) {
    PendingModifiedValues.Builder pending = PendingModifiedValues.builder();
    Settings.carry(request, pending);
    return pending
        .dbInstanceIdentifier(name.orElse(null))
        .masterUserPassword(password.map(given -> "****").orElse(null))
        .build();
  }

  private static DBInstance changed(DBInstance instance, ModifyDbInstanceRequest request) {
    DBInstance.Builder record = instance.toBuilder();
    Settings.carry(request, record);
    NewInstance.groups(record, request);
    return record
        .dbInstanceIdentifier(instance.dbInstanceIdentifier())
        .pendingModifiedValues(instance.pendingModifiedValues())
        .build();
  }

  private static boolean changesSettings(DBInstance instance, ModifyDbInstanceRequest request) {
    DBInstance changed =
        changed(instance, request).copy(it -> it.deletionProtection(instance.deletionProtection()));
    return !changed.equals(instance);
  }

  private static boolean interrupts(ModifyDbInstanceRequest request) {
    PendingModifiedValues.Builder pending = PendingModifiedValues.builder();
    Settings.carry(request, pending);
    PendingModifiedValues none = PendingModifiedValues.builder().build();
    return !pending.dbInstanceIdentifier(null).masterUserPassword(null).build().equals(none);
  }

  private void change(DBInstance instance, ModifyDbInstanceRequest request) {
    fleet.begin(
        instance.dbiResourceId(),
        fleet
            .course()
            .after(
                fleet.timings().accept(),
                () -> fleet.change(instance, it -> it.dbInstanceStatus(Status.MODIFYING)))
            .after(fleet.timings().modify(), () -> apply(instance, request)));
  }

  private void apply(DBInstance instance, ModifyDbInstanceRequest request) {
    DBInstance now = fleet.current(instance);
    Optional<PendingModifiedValues> pending = Optional.ofNullable(now.pendingModifiedValues());
    fleet
        .ledger()
        .instances()
        .put(
            changed(now, request)
                .copy(
                    record ->
                        record
                            .dbInstanceStatus(Status.AVAILABLE)
                            .pendingModifiedValues(
                                it ->
                                    it.dbInstanceIdentifier(
                                            pending
                                                .map(PendingModifiedValues::dbInstanceIdentifier)
                                                .orElse(null))
                                        .masterUserPassword(
                                            pending
                                                .map(PendingModifiedValues::masterUserPassword)
                                                .orElse(null)))));
    fleet.event(now, "configuration change", "Finished applying modification to DB instance");
  }
}
