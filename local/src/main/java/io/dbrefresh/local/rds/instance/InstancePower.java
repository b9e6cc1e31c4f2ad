package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** StopDBInstance, StartDBInstance and RebootDBInstance. */
public final class InstancePower {
  private final Fleet fleet;

  /** For the instances of {@code fleet}. */
  public InstancePower(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the instance in status {@code stopping}. */
  public DBInstance stop(@Nullable String identifier) {
    DBInstance instance = standalone(identifier, "stop");
    require(instance, Status.AVAILABLE);
    if (instance.readReplicaSourceDBInstanceIdentifier() != null
        || !instance.readReplicaDBInstanceIdentifiers().isEmpty()) {
      throw Faults.instanceState(
          "Cannot stop or start a read replica, or a DB instance that has read replicas: "
              + instance.dbInstanceIdentifier());
    }
    Volume volume = fleet.volume(instance);
    return through(
        instance,
        Status.STOPPING,
        () -> () -> fleet.storage().stop(volume),
        Status.STOPPED,
        "DB instance stopped");
  }

  /** Answers with the instance in status {@code starting}. */
  public DBInstance start(@Nullable String identifier) {
    DBInstance instance = standalone(identifier, "start");
    require(instance, Status.STOPPED);
    return through(
        instance,
        Status.STARTING,
        () -> fleet.serving(instance),
        Status.AVAILABLE,
        "DB instance started");
  }

  /** Answers with the instance in status {@code rebooting}. */
  public DBInstance reboot(@Nullable String identifier) {
    DBInstance instance = fleet.instance(Identifiers.required(identifier, "DBInstanceIdentifier"));
    require(instance, Status.AVAILABLE);
    Volume volume = fleet.volume(instance);
    return through(
        instance,
        Status.REBOOTING,
        () -> {
          Runnable serving = fleet.serving(instance);
          return () -> {
            fleet.storage().stop(volume);
            serving.run();
          };
        },
        Status.AVAILABLE,
        "DB instance restarted");
  }

  private DBInstance standalone(@Nullable String identifier, String verb) {
    DBInstance instance = fleet.instance(Identifiers.required(identifier, "DBInstanceIdentifier"));
    if (instance.dbClusterIdentifier() != null) {
      throw Faults.instanceState(
          "Cannot "
              + verb
              + " an individual member of a DB cluster; "
              + verb
              + " the cluster "
              + instance.dbClusterIdentifier()
              + " instead.");
    }
    return instance;
  }

  private static void require(DBInstance instance, String status) {
    if (!instance.dbInstanceStatus().equals(status)) {
      throw Faults.instanceState(
          "Instance " + instance.dbInstanceIdentifier() + " is not in " + status + " state.");
    }
  }

  private DBInstance through(
      DBInstance instance, String during, Supplier<Runnable> work, String then, String message) {
    fleet.change(instance, record -> record.dbInstanceStatus(during));
    fleet.begin(
        instance.dbiResourceId(),
        fleet
            .course()
            .work(work)
            .after(fleet.timings().power(), () -> end(instance, then, "notification", message))
            .onFailure(thrown -> end(instance, Status.FAILED, "failure", Fleet.reason(thrown))));
    return fleet.current(instance);
  }

  private void end(DBInstance instance, String status, String category, String message) {
    if (fleet.current(instance).dbInstanceStatus().equals(Status.REBOOTING)) {
      new ParameterGroups(fleet).rebooted(instance);
    }
    fleet.change(instance, record -> record.dbInstanceStatus(status));
    fleet.event(instance, category, message);
  }
}
