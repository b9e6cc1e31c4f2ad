package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Durations;
import io.dbrefresh.launcher.display.OutputFormat;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.display.Summary;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.RunEnding;
import java.util.Optional;

/** Says how a run ended: what there is now, and what to type next. */
final class RunReport {
  private final Printer printer;
  private final OutputFormat format;
  private final Launch launch;

  RunReport(Printer printer, OutputFormat format, Launch launch) {
    this.printer = printer;
    this.format = format;
    this.launch = launch;
  }

  void tell(RunEnding ending, ExecutionArn execution, Optional<String> targetNow) {
    if (format == OutputFormat.JSON) {
      return;
    }
    if (ending.succeeded()) {
      new Summary(ending)
          .lines(launch.target(), launch.connect(), printer.screen().columns())
          .forEach(printer::line);
    } else {
      failed(ending, execution, targetNow);
    }
  }

  private void failed(RunEnding ending, ExecutionArn execution, Optional<String> targetNow) {
    String step = ending.failedStep();
    printer.note("");
    printer.note(
        "%s was not refreshed: %s %s after %s."
            .formatted(
                launch.target(),
                step.isEmpty() ? "the run" : step,
                verb(ending),
                Durations.shown(ending.took())));
    printer.note("");
    fact("error", ending.error());
    ending.reason().lines().forEach(line -> fact("", line));
    fact("target now", targetNow.orElse(unknown(ending)));
    fact("run", execution.name());
    fact("next", NextStep.after(ending.error(), ending.reason(), launch));
  }

  private void fact(String name, String value) {
    printer.note("  %-12s %s".formatted(name, value).stripTrailing());
  }

  private static String verb(RunEnding ending) {
    return switch (ending.status()) {
      case ABORTED -> "was stopped";
      case TIMED_OUT -> "timed out";
      default -> "failed";
    };
  }

  private String unknown(RunEnding ending) {
    return switch (ending.error()) {
      case "InvalidRefreshFile", "TargetLocked", "NotAllowed", "NotFound" ->
          "as it was; nothing was touched";
      default -> "see dbrefresh databases" + launch.where();
    };
  }
}
