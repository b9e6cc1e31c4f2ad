package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.Volume;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/** A new master password of an instance: it takes effect a moment after the answer. */
final class PasswordChange {
  private final Fleet fleet;
  private final DBInstance instance;

  PasswordChange(Fleet fleet, DBInstance instance) {
    this.fleet = fleet;
    this.instance = instance;
  }

  void begin(String password) {
    Volume volume = fleet.volume(instance);
    MasterUser master = new MasterUser(instance.masterUsername(), password);
    fleet.begin(
        instance.dbiResourceId(),
        fleet
            .course()
            .after(
                fleet.timings().accept(),
                () ->
                    fleet.change(
                        instance,
                        record -> record.dbInstanceStatus(Status.RESETTING_MASTER_CREDENTIALS)))
            .work(() -> change(fleet.current(instance), volume, master))
            .after(
                fleet.timings().password(),
                () -> done("configuration change", "Reset master credentials"))
            .onFailure(
                thrown ->
                    done("failure", "Unable to reset your password: " + Fleet.reason(thrown))));
  }

  private Runnable change(DBInstance now, Volume volume, MasterUser master) {
    Runnable serving = fleet.serving(now);
    return () -> {
      fleet.storage().changePassword(volume, master);
      serving.run();
    };
  }

  private void done(String category, String message) {
    fleet.change(
        instance,
        record ->
            record
                .dbInstanceStatus(Status.AVAILABLE)
                .pendingModifiedValues(withoutPassword(fleet.current(instance))));
    fleet.event(fleet.current(instance), category, message);
  }

  private static PendingModifiedValues withoutPassword(DBInstance now) {
    PendingModifiedValues pending = now.pendingModifiedValues();
    return pending == null
        ? PendingModifiedValues.builder().build()
        : pending.copy(it -> it.masterUserPassword(null));
  }
}
