package io.dbrefresh.local.rds.credentials;

import io.dbrefresh.local.rds.fleet.Database;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.Volume;

/**
 * A new master password: it takes effect a moment after the answer. A cluster without instances is
 * served for as long as that takes, at no port of its own.
 */
final class PasswordChange {
  private final Fleet fleet;
  private final Database database;

  PasswordChange(Fleet fleet, Database database) {
    this.fleet = fleet;
    this.database = database;
  }

  /**
   * Begins the change.
   *
   * @param taken what follows when the password has taken effect
   * @param refused what follows when it has not
   */
  void begin(String password, Runnable taken, Runnable refused) {
    MasterUser master = new MasterUser(database.masterUsername(), password);
    fleet.begin(
        database.resourceId(),
        fleet
            .course()
            .after(
                fleet.timings().accept(),
                () -> database.becomes(Status.RESETTING_MASTER_CREDENTIALS))
            .work(() -> change(database.volume(), master))
            .after(
                fleet.timings().password(),
                () -> {
                  taken.run();
                  done("configuration change", "Reset master credentials");
                })
            .onFailure(
                thrown -> {
                  refused.run();
                  done("failure", "Unable to reset your password: " + Fleet.reason(thrown));
                }));
  }

  private Runnable change(Volume volume, MasterUser master) {
    Runnable serving = database.serving();
    return () -> {
      fleet.storage().changePassword(volume, master);
      serving.run();
    };
  }

  private void done(String category, String message) {
    database.becomes(Status.AVAILABLE);
    database.passwordSettled();
    database.event(category, message);
  }
}
