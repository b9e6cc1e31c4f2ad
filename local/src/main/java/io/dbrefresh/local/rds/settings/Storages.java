package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Given;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * Storage type, size, IOPS and throughput of an instance that is no member of a cluster (RDS API
 * Reference, CreateDBInstance and ModifyDBInstance, "AllocatedStorage", "Iops",
 * "StorageThroughput", "StorageType"; RDS User Guide, "Amazon RDS DB instance storage").
 *
 * <p>{@code io1} and {@code io2} need IOPS. {@code gp3} has 3,000 IOPS and 125 MiB/s below 400 GiB
 * and takes no other; from there on it has at least 12,000 and 500. What is made without a type is
 * {@code io1} when IOPS are given, or what it is made of when that has provisioned IOPS, and else
 * {@code gp3}. Storage never shrinks; a change lets it grow by a tenth at least.
 */
final class Storages {
  private static final int STRIPED = 400;
  private static final int SMALL_IOPS = 3_000;
  private static final int SMALL_THROUGHPUT = 125;
  private static final int LEAST_IOPS = 12_000;
  private static final int MOST_IOPS = 64_000;
  private static final int LEAST_THROUGHPUT = 500;
  private static final int MOST_THROUGHPUT = 4_000;
  private static final int LEAST_PROVISIONED = 1_000;
  private static final int MOST_PROVISIONED = 256_000;

  private final RdsRequest request;
  private final DBInstance before;

  private Storages(RdsRequest request, DBInstance before) {
    this.request = request;
    this.before = before;
  }

  /** Sets the storage that {@code request} asks for on a database that had {@code before}. */
  static void set(DBInstance.Builder record, RdsRequest request, DBInstance before) {
    new Storages(request, before).set(record);
  }

  private void set(DBInstance.Builder record) {
    int size = size();
    StorageType type = type();
    if (size < type.least || size > type.most) {
      throw Faults.parameterCombination(
          "Invalid storage size for engine name %s and storage type %s: %d"
              .formatted(before.engine(), type.id(), size));
    }
    record.storageType(type.id()).allocatedStorage(size);
    if (type.provisioned()) {
      record.iops(provisioned(type, size)).storageThroughput(null);
    } else if (type == StorageType.GP3) {
      general(record, size);
    } else {
      refuse("Iops", type);
      record.iops(null).storageThroughput(null);
    }
    if (type != StorageType.GP3) {
      refuse("StorageThroughput", type);
    }
  }

  /** IOPS of zero give up provisioned IOPS. */
  private StorageType type() {
    Optional<StorageType> given = Given.text(request, "StorageType").map(StorageType::of);
    if (given.isPresent()) {
      return given.get();
    }
    Optional<Integer> iops = Given.number(request, "Iops");
    boolean some = iops.filter(number -> number > 0).isPresent();
    StorageType had = had();
    if (some && (had == StorageType.GP2 || !changes() && !had.provisioned())) {
      return StorageType.IO1;
    }
    boolean none = iops.isPresent() && !some;
    boolean renewed = !changes() && had == StorageType.GP2;
    return had.provisioned() && none || renewed ? StorageType.GP3 : had;
  }

  private boolean changes() {
    return request instanceof ModifyDbInstanceRequest;
  }

  private int size() {
    int had = before.allocatedStorage();
    int given = Given.number(request, "AllocatedStorage").orElse(had);
    if (request instanceof CreateDbInstanceRequest || given == had) {
      return given;
    }
    if (given < had) {
      throw Faults.parameterCombination(
          "Invalid storage size for engine name %s and storage type %s: %d; there are %d GiB already"
              .formatted(before.engine(), type().id(), given, had));
    }
    return changes() ? Math.max(given, had + (had + 9) / 10) : given;
  }

  private int provisioned(StorageType type, int size) {
    int had = before.iops() == null || !had().provisioned() ? 0 : before.iops();
    int iops = Given.number(request, "Iops").orElse(had);
    if (iops == 0) {
      throw Faults.parameterCombination(
          "The storage type " + type.id() + " needs a value for the parameter Iops.");
    }
    if (iops < LEAST_PROVISIONED || iops > MOST_PROVISIONED) {
      throw Faults.parameterCombination(
          "Invalid iops value for engine name %s and storage type %s: %d"
              .formatted(before.engine(), type.id(), iops));
    }
    if (2 * iops < size || iops > (long) type.ratio * size) {
      throw Faults.parameterCombination(
          "The IOPS to GiB ratio must be between 0.5 and %d; %d IOPS for %d GiB are not"
              .formatted(type.ratio, iops, size));
    }
    return iops;
  }

  private StorageType had() {
    return StorageType.of(before.storageType());
  }

  private void general(DBInstance.Builder record, int size) {
    Optional<Integer> iops = Given.number(request, "Iops");
    Optional<Integer> throughput = Given.number(request, "StorageThroughput");
    if (size < STRIPED) {
      if (iops.isPresent() || throughput.isPresent()) {
        throw Faults.parameterCombination(
            "You can't specify IOPS or storage throughput for engine %s and a storage size less than %d."
                .formatted(before.engine(), STRIPED));
      }
      record.iops(SMALL_IOPS).storageThroughput(SMALL_THROUGHPUT);
      return;
    }
    boolean was = had() == StorageType.GP3;
    record.iops(within("Iops", iops, was ? before.iops() : LEAST_IOPS, LEAST_IOPS, MOST_IOPS));
    record.storageThroughput(
        within(
            "StorageThroughput",
            throughput,
            was ? before.storageThroughput() : LEAST_THROUGHPUT,
            LEAST_THROUGHPUT,
            MOST_THROUGHPUT));
  }

  private static int within(String name, Optional<Integer> given, int had, int least, int most) {
    int value = given.orElse(Math.max(least, had));
    if (value < least || value > most) {
      throw Faults.parameterCombination(
          "Invalid value for the parameter %s and storage type gp3: %d; it must be from %d to %d"
              .formatted(name, value, least, most));
    }
    return value;
  }

  private void refuse(String parameter, StorageType type) {
    boolean given = Given.number(request, parameter).filter(value -> value != 0).isPresent();
    if (given) {
      throw Faults.parameterCombination(
          "The parameter %s is not for the storage type %s.".formatted(parameter, type.id()));
    }
  }
}
