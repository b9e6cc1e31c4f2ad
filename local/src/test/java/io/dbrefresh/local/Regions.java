package io.dbrefresh.local;

import io.dbrefresh.local.rds.server.ServerBinaries;
import java.nio.file.Path;

/**
 * Regions of the project's own definitions, handlers and sample databases. With {@code
 * -Dregion.over=http} the handlers of all of them call the services over HTTP.
 */
public final class Regions {
  private static final boolean HTTP = "http".equals(System.getProperty("region.over"));

  private Regions() {}

  /** The region in {@code folder}, made when it is not there. */
  public static LocalRegion open(Path folder) {
    return HTTP ? overHttp(folder) : wired(folder, Wiring.DIRECT);
  }

  /** The same, with handlers that call the services over HTTP. */
  public static LocalRegion overHttp(Path folder) {
    return wired(folder, new OverHttp());
  }

  /** One without the sample databases, which is there in a moment. */
  public static LocalRegion withoutSamples(Path folder) {
    return wired(folder, HTTP ? new OverHttp() : Wiring.DIRECT, false);
  }

  private static LocalRegion wired(Path folder, Wiring wiring) {
    return wired(folder, wiring, true);
  }

  private static LocalRegion wired(Path folder, Wiring wiring, boolean samples) {
    return new Opening(
            new RegionFolder(folder),
            TestRegion.PROJECT,
            ServerBinaries.defaultFolder(),
            RegionProgress.NONE,
            wiring)
        .open(Definitions.ofClassPath(), samples);
  }
}
