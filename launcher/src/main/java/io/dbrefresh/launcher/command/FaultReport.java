package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.region.SimulatedFaults;

/** Tells what happened to the invariants when things went wrong. */
final class FaultReport {
  private final Printer printer;

  FaultReport(Printer printer) {
    this.printer = printer;
  }

  void text(SimulatedFaults found) {
    for (SimulatedFaults.Violation violation : found.violations()) {
      printer.line(
          "Invariant %d does not hold (%s): %s"
              .formatted(violation.invariant(), violation.sentence(), violation.found()));
      violation.timeline().lines().forEach(printer::line);
      printer.line("");
    }
    printer.line(
        "%d runs with faults at %d calls, seed %d, %.0f runs a second: %s"
            .formatted(
                found.runs(), found.calls(), found.seed(), found.speed(), verdict(found.broken())));
  }

  private static String verdict(long broken) {
    return broken == 0
        ? "all ten invariants hold."
        : broken == 1 ? "1 run broke an invariant." : broken + " runs broke an invariant.";
  }

  void json(SimulatedFaults found) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("runs", found.runs())
        .put("seed", found.seed())
        .put("calls", found.calls())
        .put("runsPerSecond", found.speed())
        .put("broken", found.broken());
    ArrayNode violations = line.putArray("violations");
    for (SimulatedFaults.Violation violation : found.violations()) {
      violations
          .addObject()
          .put("invariant", violation.invariant())
          .put("sentence", violation.sentence())
          .put("found", violation.found())
          .put("seed", violation.seed())
          .put("schedule", violation.schedule());
    }
    printer.line(line.toString());
  }
}
