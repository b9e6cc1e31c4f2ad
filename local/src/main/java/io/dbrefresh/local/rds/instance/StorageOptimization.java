package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import java.util.Objects;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * What follows a change of storage: the instance answers and can be modified, but its storage
 * cannot be changed again before it is optimized (RDS User Guide, "Viewing DB instance status",
 * {@code storage-optimization}). It takes as long as a restore, beside whatever else happens.
 */
final class StorageOptimization {
  private final Fleet fleet;

  StorageOptimization(Fleet fleet) {
    this.fleet = fleet;
  }

  static boolean follows(DBInstance before, DBInstance after) {
    return !Objects.equals(before.storageType(), after.storageType())
        || !Objects.equals(before.allocatedStorage(), after.allocatedStorage())
        || !Objects.equals(before.iops(), after.iops())
        || !Objects.equals(before.storageThroughput(), after.storageThroughput());
  }

  void begin(DBInstance instance) {
    fleet.begin(
        "storage of " + instance.dbiResourceId(),
        fleet.course().after(fleet.timings().restore(), () -> end(instance)));
  }

  private void end(DBInstance instance) {
    if (fleet.current(instance).dbInstanceStatus().equals(Status.STORAGE_OPTIMIZATION)) {
      fleet.change(instance, record -> record.dbInstanceStatus(Status.AVAILABLE));
    }
  }
}
