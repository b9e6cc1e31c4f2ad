package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.display.Durations;
import io.dbrefresh.launcher.display.OutputFormat;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.RunEnding;
import java.util.Optional;
import java.util.Set;

/** Says how an operation ended: who writes now, how long it took, what was lost, what to type. */
final class GlobalRunReport {
  private final Printer printer;
  private final GlobalOptions options;
  private final JsonNode order;

  GlobalRunReport(Printer printer, GlobalOptions options, JsonNode order) {
    this.printer = printer;
    this.options = options;
    this.order = order;
  }

  /** {@code now} is what recovery said of the world. */
  void tell(RunEnding ending, ExecutionArn execution, Optional<String> now) {
    if (options.format() == OutputFormat.JSON) {
      return;
    }
    if (ending.succeeded()) {
      done(ending);
    } else {
      failed(ending, execution, now);
    }
  }

  private void done(RunEnding ending) {
    JsonNode output = ending.output();
    JsonNode measured = output.path("measured");
    JsonNode loss = measured.path("dataLoss");
    printer.line("");
    printer.line(
        "%s of %s: %s writes."
            .formatted(operation(), options.globalCluster(), measured.path("writer").asText()));
    line("took", Durations.shown(ending.took()));
    if (measured.has("rtoSeconds")) {
      line("RTO", shown(measured, "rtoSeconds") + " from the request to the first write");
    }
    if (measured.has("outageSeconds")) {
      line("no writer", shown(measured, "outageSeconds") + ", from RDS's being asked on");
    }
    line("data loss", loss.path("sentence").asText() + " (" + loss.path("said").asText() + ")");
    line("endpoint", measured.path("endpoint").asText() + ":" + measured.path("port").asText());
    output.path("notes").forEach(note -> line("note", note.asText()));
    line("next", status());
  }

  private static String shown(JsonNode measured, String seconds) {
    return Durations.shown(measured.path(seconds).asDouble());
  }

  private void line(String name, String value) {
    printer.line("  %-12s %s".formatted(name, value).stripTrailing());
  }

  private void failed(RunEnding ending, ExecutionArn execution, Optional<String> now) {
    String step = ending.failedStep();
    printer.note("");
    printer.note(
        "The %s of %s was not done: %s %s after %s."
            .formatted(
                operation(),
                options.globalCluster(),
                step.isEmpty() ? "the run" : step,
                ending.status() == RunEnding.Status.ABORTED ? "was stopped" : "failed",
                Durations.shown(ending.took())));
    printer.note("");
    fact("error", ending.error());
    WayOut wayOut = new WayOut(ending.reason());
    wayOut.reasons().forEach(reason -> fact("", reason));
    fact("now", now.orElse("see " + status()));
    fact("run", execution.name());
    fact("next", next(ending.error(), wayOut));
  }

  private String status() {
    return "dbrefresh global status " + options.globalCluster() + options.region().typed();
  }

  private String next(String error, WayOut wayOut) {
    if (wayOut.command().isPresent()) {
      return wayOut.command().get() + options.region().typed();
    }
    Set<String> flags = wayOut.flags();
    String again =
        "dbrefresh global %s %s --to %s%s%s"
            .formatted(
                operation(),
                options.globalCluster(),
                options.to(),
                flag("allowDataLoss", "--allow-data-loss", flags)
                    + flag("unprotect", "--unprotect", flags)
                    + flag("switchBack", "--switch-back", flags),
                options.region().typed());
    return switch (error) {
      case "TargetLocked" -> "when that run has ended: " + again;
      case "NotAllowed", "NotFound", "InvalidInput" ->
          (wayOut.isFlagsOnly() ? "if that is what you want: " : "put that right, then: ") + again;
      default -> again;
    };
  }

  /** As it was typed, or as it is asked for. */
  private String flag(String key, String typed, Set<String> asked) {
    return order.path(key).asBoolean() || asked.contains(typed) ? " " + typed : "";
  }

  private String operation() {
    return order.path("operation").asText();
  }

  private void fact(String name, String value) {
    printer.note("  %-12s %s".formatted(name, value).stripTrailing());
  }
}
