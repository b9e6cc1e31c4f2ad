package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Durations;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.display.Table;
import io.dbrefresh.launcher.region.SimulatedRefresh;
import java.time.Duration;
import java.util.Locale;

/** Tells how a refresh went on the model. */
final class SimulationReport {
  private static final int WIDE = 110;

  private final Printer printer;

  SimulationReport(Printer printer) {
    this.printer = printer;
  }

  void text(SimulatedRefresh refresh) {
    Table steps = new Table(2, "after", "step", "takes");
    for (SimulatedRefresh.Step step : refresh.steps()) {
      steps.row(Durations.shown(step.after()), step.name(), Durations.shown(step.took()));
    }
    steps.lines(WIDE).forEach(printer::line);
    printer.line("");
    line("takes", "%s, of which RDS and scripts %s", refresh.took(), refresh.own());
    line("unavailable", "%s", refresh.unavailable());
    printer.line(
        "  %-14s %d state transitions ($%.4f), %d function calls ($%.4f)"
            .formatted(
                "costs",
                refresh.transitions(),
                refresh.transitionCost(),
                refresh.functions(),
                refresh.functionCost()));
    printer.line(
        "  %-14s list prices of us-east-1 (AWS Step Functions and AWS Lambda pricing pages), without free tiers"
            .formatted(""));
    published(refresh.published());
    if (!refresh.error().isEmpty()) {
      printer.note("The refresh fails on the model: " + refresh.error());
    }
  }

  private void published(SimulatedRefresh.Published published) {
    line(
        "published",
        "the published machine: %s, unavailable %s, undone data for %s, "
            + published.transitions()
            + " transitions",
        published.took(),
        published.unavailable(),
        published.undone());
  }

  private void line(String name, String text, Duration... durations) {
    Object[] shown = new Object[durations.length];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = Durations.shown(durations[i]);
    }
    printer.line("  %-14s %s".formatted(name, String.format(Locale.ROOT, text, shown)));
  }

  void json(SimulatedRefresh refresh) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("status", refresh.status()).put("error", refresh.error());
    ArrayNode steps = line.putArray("steps");
    for (SimulatedRefresh.Step step : refresh.steps()) {
      steps
          .addObject()
          .put("step", step.name())
          .put("after", seconds(step.after()))
          .put("seconds", seconds(step.took()));
    }
    line.put("seconds", seconds(refresh.took()))
        .put("ownSeconds", seconds(refresh.own()))
        .put("unavailableSeconds", seconds(refresh.unavailable()))
        .put("transitions", refresh.transitions())
        .put("functionCalls", refresh.functions());
    line.putObject("usd")
        .put("transitions", refresh.transitionCost())
        .put("functions", refresh.functionCost())
        .put("region", "us-east-1");
    SimulatedRefresh.Published published = refresh.published();
    line.putObject("published")
        .put("seconds", seconds(published.took()))
        .put("ownSeconds", seconds(published.own()))
        .put("unavailableSeconds", seconds(published.unavailable()))
        .put("undoneSeconds", seconds(published.undone()))
        .put("transitions", published.transitions());
    printer.line(line.toString());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
