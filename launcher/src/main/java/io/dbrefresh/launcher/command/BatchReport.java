package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Durations;
import io.dbrefresh.launcher.display.OutputFormat;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.execution.Result;
import io.dbrefresh.launcher.execution.RunEnding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/** Says of many refreshes how each ended, one line for each, and how all did. */
final class BatchReport {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final Set<String> REFUSALS =
      Set.of("TargetLocked", "NotAllowed", "InvalidRefreshFile");

  private final Printer printer;
  private final OutputFormat format;
  private final Clock clock;
  private final String where;
  private Instant began;

  BatchReport(Printer printer, OutputFormat format, Clock clock, String where) {
    this.printer = printer;
    this.format = format;
    this.clock = clock;
    this.where = where;
    began = clock.instant();
  }

  void begun(int refreshes, int concurrency) {
    began = clock.instant();
    if (format != OutputFormat.JSON) {
      printer.note(
          "%d refreshes, at most %d at a time; a line for each when it ends"
              .formatted(refreshes, concurrency));
    }
  }

  void ended(Result result) {
    RunEnding ending = result.ending();
    if (format == OutputFormat.JSON) {
      printer.line(json(result).toString());
      return;
    }
    String who = result.order().target() + " " + result.order().application();
    String at = TIME.withZone(clock.getZone()).format(clock.instant());
    printer.line("%s  %-24s  %s".formatted(at, who, told(ending)));
  }

  private static String told(RunEnding ending) {
    if (ending.succeeded()) {
      return "✓ refreshed from %s in %s, unavailable for %s"
          .formatted(
              ending.output().path("source").asText("its source"),
              Durations.shown(ending.took()),
              Durations.shown(ending.output().path("unavailabilitySeconds").asDouble()));
    }
    String step = ending.failedStep();
    String at = step.isEmpty() ? "" : " at " + step;
    String reason = ending.reason().lines().findFirst().orElse("");
    return "✗ %s%s after %s  %s: %s"
        .formatted(verb(ending), at, Durations.shown(ending.took()), ending.error(), reason);
  }

  private static String verb(RunEnding ending) {
    return switch (ending.status()) {
      case ABORTED -> "stopped";
      case TIMED_OUT -> "timed out";
      default -> REFUSALS.contains(ending.error()) ? "refused" : "failed";
    };
  }

  private static ObjectNode json(Result result) {
    RunEnding ending = result.ending();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("event", "ended")
        .put("target", result.order().target())
        .put("application", result.order().application())
        .put("status", ending.status().name())
        .put("seconds", ending.took().toMillis() / 1000.0);
    result.execution().ifPresent(arn -> line.put("execution", arn.text()));
    if (ending.succeeded()) {
      line.set("output", ending.output());
    } else {
      line.put("step", ending.failedStep())
          .put("error", ending.error())
          .put("cause", ending.reason());
    }
    return line;
  }

  /** Says how all ended; answers what the process does. */
  ExitCode summary(List<Result> results, boolean interrupted) {
    List<Result> failed = results.stream().filter(it -> !it.ending().succeeded()).toList();
    if (format != OutputFormat.JSON) {
      Duration took = Duration.between(began, clock.instant());
      printer.note(
          "%d of %d refreshed in %s"
              .formatted(results.size() - failed.size(), results.size(), Durations.shown(took)));
      failed.forEach(result -> printer.note("  next: " + next(result)));
    }
    if (failed.isEmpty()) {
      return ExitCode.DONE;
    }
    boolean refused = failed.stream().allMatch(it -> REFUSALS.contains(it.ending().error()));
    return interrupted ? ExitCode.INTERRUPTED : refused ? ExitCode.REFUSED : ExitCode.FAILED;
  }

  private String next(Result result) {
    Launch launch = new Launch(result.order().target(), result.order().application(), where);
    return NextStep.after(result.ending().error(), result.ending().reason(), launch);
  }
}
