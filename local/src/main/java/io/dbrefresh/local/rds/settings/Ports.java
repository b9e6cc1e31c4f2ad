package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Faults;

/** Ports of databases (RDS API Reference, CreateDBInstance, "Port"). */
final class Ports {
  private static final int LOWEST = 1_150;
  private static final int HIGHEST = 65_535;

  private Ports() {}

  static int valid(int port) {
    if (port < LOWEST || port > HIGHEST) {
      throw Faults.parameterValue(
          "The port %d is not valid; valid values are from %d to %d."
              .formatted(port, LOWEST, HIGHEST));
    }
    return port;
  }
}
