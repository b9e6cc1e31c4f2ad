package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.OpeningNews;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.region.Servers;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A region of the local account that a command does something to. */
final class LocalRegionChoice {
  @Parameters(paramLabel = "REGION", description = "us-east-1 or us-west-2.")
  private String region = "";

  @Mixin private LocalDirOption local = new LocalDirOption();

  /**
   * Does it, in the process that holds the region.
   *
   * @return the region's name
   * @throws CommandException when there is no such region
   */
  String with(Surroundings surroundings, Printer printer, Work work) {
    if (!RegionOptions.LOCAL_REGIONS.contains(region)) {
      throw new CommandException(
          ExitCode.USAGE,
          "The local region has no region %s; it has %s."
              .formatted(region, String.join(" and ", RegionOptions.LOCAL_REGIONS)));
    }
    Path folder = local.folder(surroundings);
    if (surroundings.regions().status(folder).isEmpty()) {
      throw new CommandException(ExitCode.USAGE, "There is no local region in " + folder + ".");
    }
    try (AwsClients clients = surroundings.regions().open(folder, new OpeningNews(printer))) {
      Consumer<Servers> doing = servers -> work.run(servers, region);
      clients.servers().ifPresent(doing);
    }
    return region;
  }

  /** What ends an outage of it, to be typed. */
  String mending() {
    return mending(region, local.typed());
  }

  /** What ends an outage of a region, to be typed; {@code where} says of which local account. */
  static String mending(String region, String where) {
    return "dbrefresh local mend " + region + where;
  }

  /** What is done to a region. */
  interface Work {
    void run(Servers servers, String region);
  }
}
