package io.dbrefresh.launcher.display;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.execution.RunEnding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a finished refresh leaves people to know. Whatever the run's output lacks is left out. */
public final class Summary {
  private static final int INDENT = 2;

  private final RunEnding ending;
  private final JsonNode output;

  /** The summary of a run that succeeded. */
  public Summary(RunEnding ending) {
    this.ending = ending;
    this.output = ending.output();
  }

  /**
   * The lines.
   *
   * @param target what was refreshed, for output that does not say
   * @param connect what to type to connect
   * @param columns how wide a line may be
   */
  public List<String> lines(String target, String connect, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(headline(target));
    if (!output.path("steps").isEmpty()) {
      lines.add("");
      lines.addAll(steps().lines(columns));
    }
    lines.add("");
    facts(connect).forEach((name, value) -> lines.add("  %-12s %s".formatted(name, value)));
    return lines;
  }

  private String headline(String target) {
    String refreshed = text("target").isEmpty() ? target : text("target");
    String source = text("source").isEmpty() ? "" : " from " + text("source");
    String asOf = text("dataAsOf").isEmpty() ? "" : ", data as of " + Times.shown(text("dataAsOf"));
    return refreshed + " is refreshed" + source + asOf + ".";
  }

  private Table steps() {
    Table table = new Table(INDENT, "step", "time");
    for (JsonNode step : output.path("steps")) {
      table.row(step.path("step").asText(), Durations.shown(step.path("seconds").asDouble()));
    }
    return table;
  }

  private Map<String, String> facts(String connect) {
    Map<String, String> facts = new java.util.LinkedHashMap<>();
    facts.put("took", Durations.shown(ending.took()) + unavailable());
    put(facts, "record", record());
    put(facts, "password", text("secret").isEmpty() ? "" : "in secret " + text("secret"));
    put(facts, "endpoint", endpoint());
    put(facts, "connect", connect);
    return facts;
  }

  private String unavailable() {
    JsonNode seconds = output.path("unavailabilitySeconds");
    return seconds.asDouble() > 0
        ? ", of which the target's name was unavailable for " + Durations.shown(seconds.asDouble())
        : "";
  }

  private String record() {
    if (text("recordTable").isEmpty()) {
      return "";
    }
    List<String> key = new ArrayList<>();
    output
        .path("recordKey")
        .properties()
        .forEach(e -> key.add(e.getKey() + "=" + e.getValue().asText()));
    key.add(0, "DynamoDB table " + text("recordTable"));
    return String.join(", ", key);
  }

  private String endpoint() {
    return text("endpoint").isEmpty() || text("port").isEmpty()
        ? text("endpoint")
        : text("endpoint") + ":" + text("port");
  }

  private static void put(Map<String, String> facts, String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }

  private String text(String name) {
    return output.path(name).asText("").replace("null", "");
  }
}
