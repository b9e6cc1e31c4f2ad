package io.dbrefresh.launcher.command;

import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which refreshes are launched together, and how many at a time. */
final class AllOptions {
  private static final int MOST = 1000;

  @Option(
      names = "--all",
      description = "Refresh every target that has a refresh file for the region.")
  private boolean all;

  @Option(
      names = "--application",
      paramLabel = "APPLICATION",
      description = "With --all: only this application's.")
  private Optional<String> application = Optional.empty();

  @Option(
      names = "--environment",
      paramLabel = "ENVIRONMENT",
      description = "With --all: only this environment's.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "With --all: how many at a time (${DEFAULT-VALUE}). Each needs room for one more database"
              + " in the region's quota, which is 40 instances unless it was raised.")
  private int concurrency = 10;

  boolean all() {
    return all;
  }

  int concurrency() {
    return concurrency;
  }

  /** What is typed that goes with --all only; empty where nothing is. */
  Optional<String> misplaced() {
    return application
        .map(any -> "--application")
        .or(() -> environment.map(any -> "--environment"))
        .filter(any -> !all);
  }

  boolean isWithinLimits() {
    return concurrency >= 1 && concurrency <= MOST;
  }

  boolean wants(RefreshFile file) {
    return application.map(file.application()::equals).orElse(true)
        && environment.map(file.environment()::equals).orElse(true);
  }

  /** The choice in words, for messages. */
  String chosen() {
    return application.map(name -> " of " + name).orElse("")
        + environment.map(name -> " for " + name).orElse("");
  }
}
