package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.credentials.MasterPassword;
import io.dbrefresh.local.rds.fleet.Course;
import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.snapshot.InstanceBackup;
import java.time.Duration;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Endpoint;

/**
 * The way of a new instance with a volume of its own: {@code creating}, {@code backing-up}, {@code
 * available}. Its server answers before it is available.
 */
final class Arrival {
  private final Fleet fleet;

  Arrival(Fleet fleet) {
    this.fleet = fleet;
  }

  /**
   * Begins the way of {@code instance}, which is put on record here.
   *
   * @param making makes its volume; blocks
   * @param duration how long the service takes for it besides
   * @param kind what is being made, should it not be finished by this process
   * @param message the event when it is made
   * @param otherwise the status when it cannot be made
   */
  DBInstance begin(
      DBInstance instance,
      Runnable making,
      Duration duration,
      String kind,
      String message,
      String otherwise) {
    fleet.ledger().instances().put(instance);
    fleet.reservePort(Endpoints.of(instance));
    fleet.unfinished(instance.dbiResourceId(), kind);
    Course course =
        fleet.course().work(() -> making).after(duration, () -> made(instance, message));
    new InstanceBackup(fleet, instance).addTo(course);
    course
        .work(() -> fleet.serving(fleet.current(instance)))
        .after(fleet.timings().backup(), () -> available(instance))
        .onFailure(thrown -> failed(instance, thrown, otherwise));
    fleet.begin(instance.dbiResourceId(), course);
    return instance;
  }

  private void made(DBInstance instance, String message) {
    fleet.event(instance, "creation", message);
    fleet.event(instance, "backup", "Backing up DB instance");
    fleet.change(
        instance,
        record ->
            record
                .dbInstanceStatus(Status.BACKING_UP)
                .instanceCreateTime(fleet.now())
                .endpoint(Endpoint.builder().address(Endpoints.ADDRESS).build()));
  }

  private void available(DBInstance instance) {
    fleet.finished(instance.dbiResourceId());
    new InstanceBackup(fleet, instance).finished();
    new MasterPassword(fleet, fleet.database(instance)).made();
    fleet.event(instance, "backup", "Finished DB Instance backup");
    fleet.change(instance, record -> record.dbInstanceStatus(Status.AVAILABLE));
  }

  private void failed(DBInstance instance, Throwable thrown, String otherwise) {
    fleet.finished(instance.dbiResourceId());
    new InstanceBackup(fleet, instance).failed();
    String status = Status.terminal(thrown, otherwise);
    fleet.change(instance, record -> record.dbInstanceStatus(status));
    fleet.event(
        instance,
        "failure",
        "The DB instance is in status " + status + ": " + Fleet.reason(thrown));
  }
}
