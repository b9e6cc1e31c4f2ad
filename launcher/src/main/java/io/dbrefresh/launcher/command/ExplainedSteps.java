package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.display.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a recorded run in the order in which they began. The record has those that were
 * done; the one that failed is what went on between the last of them and the recovery.
 */
final class ExplainedSteps {
  private static final String RECOVERY = "recover";

  private final JsonNode record;

  ExplainedSteps(JsonNode record) {
    this.record = record;
  }

  List<String> lines() {
    List<String> before = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    Optional<Instant> free = instant(record.path("startedat"));
    Optional<Instant> recovery = Optional.empty();
    for (JsonNode step : record.path("steps")) {
      String line = line(step.path("step").asText(), time(step), step.path("detail").asText());
      if (behind.isEmpty() && !step.path("step").asText().startsWith(RECOVERY)) {
        before.add(line);
        free = end(step);
      } else {
        recovery = behind.isEmpty() ? instant(step.path("startedat")) : recovery;
        behind.add(line);
      }
    }
    String failed = record.path("failedstep").asText();
    if (!failed.isEmpty() && !failed.equals("execution")) {
      before.add(line(failed, between(free, recovery), "failed"));
    }
    before.addAll(behind);
    return before;
  }

  private static String time(JsonNode step) {
    return Durations.shown(step.path("seconds").asDouble());
  }

  private static Optional<Instant> end(JsonNode step) {
    long millis = Math.round(step.path("seconds").asDouble() * 1000);
    return instant(step.path("startedat")).map(began -> began.plusMillis(millis));
  }

  private static String between(Optional<Instant> from, Optional<Instant> to) {
    return from.flatMap(began -> to.map(end -> Duration.between(began, end)))
        .filter(took -> !took.isNegative())
        .map(Durations::shown)
        .orElse("");
  }

  private static String line(String step, String time, String detail) {
    String first = detail.lines().findFirst().orElse("");
    return "%-22s %9s  %s".formatted(step, time, first);
  }

  private static Optional<Instant> instant(JsonNode text) {
    try {
      return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    } catch (DateTimeParseException otherwiseWritten) {
      return Optional.empty();
    }
  }
}
