package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.rds.storage.Volume;

/**
 * A new name of an instance or a cluster. For a moment after the answer the database is still
 * {@code available} under its old name, with the new one pending; then the old name is not found
 * and the database is {@code renaming} under the new one; then it is {@code available} there.
 * People who waited for {@code available} right after the answer were misled by the first of these
 * (boto3 issue 609).
 *
 * <p>A server that runs is restarted at the port of its new name: a rename is an outage on RDS,
 * too.
 */
public final class Renaming {
  private final Fleet fleet;
  private final Database database;

  /** Renames {@code database}. */
  public Renaming(Fleet fleet, Database database) {
    this.fleet = fleet;
    this.database = database;
  }

  /**
   * Begins the rename from {@code before} to {@code name}, which nobody else has.
   *
   * @param take gives the database its new name, and everything that refers to it
   */
  public void begin(String before, String name, Runnable take) {
    fleet.begin(
        database.resourceId(),
        fleet
            .course()
            .after(fleet.timings().accept(), take)
            .work(this::move)
            .after(fleet.timings().rename(), () -> done(before, name))
            .onFailure(this::failed));
  }

  private Runnable move() {
    Volume volume = database.volume();
    Runnable serving = database.serving();
    return () -> {
      if (fleet.storage().running(volume)) {
        serving.run();
      }
    };
  }

  private void done(String before, String name) {
    database.becomes(Status.AVAILABLE);
    String what = database.words().substring("DB ".length());
    database.event("configuration change", "Renamed " + what + " from " + before + " to " + name);
  }

  private void failed(Throwable thrown) {
    database.becomes(Status.FAILED);
    database.event(
        "failure",
        "The " + database.words() + " does not start under its new name: " + Fleet.reason(thrown));
  }
}
