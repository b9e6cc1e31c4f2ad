package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.schedule.Home;
import io.dbrefresh.launcher.schedule.Homes;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where schedules are. */
final class ScheduleOptions {
  @Mixin private RegionOptions region = new RegionOptions();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      defaultValue = "dbrefresh",
      description = "The stack that `dbrefresh deploy` has made (${DEFAULT-VALUE}).")
  private String stack = "dbrefresh";

  AwsClients open(Surroundings surroundings, Printer printer) {
    return region.open(surroundings, printer);
  }

  AwsClients read(Surroundings surroundings) {
    return ReadableRegion.of(surroundings, region);
  }

  Home home(AwsClients clients) {
    return Homes.find(clients, stack)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    ("There is no stack %s in %s that schedules refreshes. `dbrefresh deploy` makes"
                            + " it; --stack names another.")
                        .formatted(stack, clients.region())));
  }

  String typed() {
    return region.typed();
  }

  boolean local() {
    return region.local();
  }
}
