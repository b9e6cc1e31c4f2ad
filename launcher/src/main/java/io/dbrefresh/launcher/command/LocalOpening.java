package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.OpeningNews;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.execution.Locks;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.region.RegionHeldException;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Opens a local region for a run. One process holds a region at a time: the next one waits, unless
 * the run it waits for has the same target.
 */
final class LocalOpening {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Surroundings surroundings;
  private final Printer printer;
  private final Path folder;

  LocalOpening(Surroundings surroundings, Printer printer, Path folder) {
    this.surroundings = surroundings;
    this.printer = printer;
    this.folder = folder;
  }

  /** Waits for whoever holds the region, but not for a run of the same target. */
  AwsClients openFor(DatabaseNames names, String target) {
    return open(held -> refuseIfLocked(names, target, held));
  }

  /** Waits for whoever holds the region. */
  AwsClients open() {
    return open(held -> {});
  }

  private AwsClients open(Consumer<RegionHeldException> look) {
    boolean told = false;
    while (true) {
      try {
        return surroundings.regions().open(folder, new OpeningNews(printer));
      } catch (RegionHeldException held) {
        look.accept(held);
        if (!told) {
          printer.note(
              "The local region %s is in use by process %d (%s); waiting until it is free."
                  .formatted(folder, held.pid(), held.command()));
          told = true;
        }
        surroundings.pause().pause(LOOK);
      }
    }
  }

  private void refuseIfLocked(DatabaseNames names, String target, RegionHeldException held) {
    try (AwsClients reading = surroundings.regions().read(folder)) {
      Locks locks = new Locks(reading.dynamoDb().get());
      List<String> meant = List.of(target, names.instance(), names.identifier());
      locks
          .holderOf(meant)
          .ifPresent(
              holder -> {
                throw new CommandException(
                    ExitCode.REFUSED,
                    "%s is being refreshed by the run %s (process %d: %s). Launch again when it has ended."
                        .formatted(target, holder, held.pid(), held.command()));
              });
    }
  }
}
