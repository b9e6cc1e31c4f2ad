package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Faults;
import java.util.Locale;

/**
 * The storage types of RDS for MySQL, MariaDB and PostgreSQL (RDS User Guide, "Amazon RDS DB
 * instance storage").
 */
enum StorageType {
  STANDARD(5, 3_072, 0),
  GP2(20, 65_536, 0),
  GP3(20, 65_536, 0),
  IO1(100, 65_536, 50),
  IO2(100, 65_536, 1_000);

  /** The least storage, in GiB. */
  final int least;

  /** The most storage, in GiB. */
  final int most;

  /** How many IOPS a GiB may have; zero where nobody provisions IOPS by the GiB. */
  final int ratio;

  StorageType(int least, int most, int ratio) {
    this.least = least;
    this.most = most;
    this.ratio = ratio;
  }

  static StorageType of(String name) {
    for (StorageType type : values()) {
      if (type.id().equals(name)) {
        return type;
      }
    }
    throw Faults.parameterValue("Invalid storage type: " + name);
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether IOPS are provisioned, and must be given. */
  boolean provisioned() {
    return ratio > 0;
  }
}
