package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.region.RegionHeldException;

/**
 * The region of a database to connect to. A local one is opened, so that its servers run; while
 * another process holds it, they run there.
 */
record ConnectableRegion(Surroundings surroundings, RegionOptions options) {

  AwsClients open(Printer printer) {
    if (!options.local()) {
      return ReadableRegion.of(surroundings, options);
    }
    try {
      return options.open(surroundings, printer);
    } catch (RegionHeldException heldWithItsServers) {
      return ReadableRegion.of(surroundings, options);
    }
  }
}
