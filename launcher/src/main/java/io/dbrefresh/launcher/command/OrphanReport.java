package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.display.Durations;
import io.dbrefresh.launcher.display.Table;
import io.dbrefresh.launcher.process.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was found left over, for people. */
final class OrphanReport {
  private static final String DOLLARS = "monthlyDollars";

  private final JsonNode answer;
  private final Instant now;
  private final Screen screen;

  /** {@code answer} is the sweep's. */
  OrphanReport(JsonNode answer, Instant now, Screen screen) {
    this.answer = answer;
    this.now = now;
    this.screen = screen;
  }

  String count() {
    int number = answer.path("orphans").size();
    return number == 1 ? "this one" : "these " + number;
  }

  List<String> lines() {
    if (answer.path("orphans").isEmpty()) {
      return List.of("Nothing is left over.");
    }
    Table table = new Table(0, "what", "name", "made by", "age", "USD a month");
    double sum = 0;
    for (JsonNode orphan : answer.path("orphans")) {
      sum += orphan.path(DOLLARS).asDouble();
      table.row(
          orphan.path("kind").asText(),
          orphan.path("identifier").asText(),
          orphan.path("run").asText(),
          age(orphan),
          orphan.has(DOLLARS) ? "%.2f".formatted(orphan.path(DOLLARS).asDouble()) : "?");
    }
    List<String> lines = new ArrayList<>(table.lines(screen.columns()));
    lines.add("");
    lines.add("An estimate: %.2f USD a month in all.".formatted(sum));
    lines.add("Prices: " + answer.path("prices").asText());
    return lines;
  }

  private String age(JsonNode orphan) {
    Duration age = Duration.between(Instant.parse(orphan.path("created").asText()), now);
    return age.toDays() > 0 ? age.toDays() + " d" : Durations.shown(age);
  }

  /** What became of it. */
  List<String> removed(JsonNode told) {
    List<String> lines = new ArrayList<>();
    told.path("deleted").forEach(arn -> lines.add("deleted  " + arn.asText()));
    told.path("kept")
        .forEach(
            kept ->
                lines.add(
                    "kept     %s: %s"
                        .formatted(kept.path("arn").asText(), kept.path("why").asText())));
    return lines;
  }
}
