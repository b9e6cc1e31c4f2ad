package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.display.Durations;
import java.util.ArrayList;
import java.util.List;

/** A record in sentences. */
final class Explanation {
  private final JsonNode record;
  private final List<String> left;
  private final String where;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param left what the run has in the world now
   * @param where the options that name the region, as they are typed
   */
  Explanation(JsonNode record, List<String> left, String where) {
    this.record = record;
    this.left = left;
    this.where = where;
  }

  List<String> lines() {
    headline();
    lines.add("");
    fact("target", "%s of %s (%s)".formatted(of("dbinstance"), of("appname"), of("environment")));
    fact("source", of("source") + ", " + of("restoretype") + dataAsOf());
    fact("launched by", of("launchedby") + ", " + of("file"));
    if (record.has("unavailabilityseconds")) {
      fact("unavailable", Durations.shown(record.path("unavailabilityseconds").asDouble()));
    }
    if (record.has("rtoseconds")) {
      fact("RTO", Durations.shown(record.path("rtoseconds").asDouble()));
    }
    if (record.has("dataloss")) {
      fact("data loss", record.path("dataloss").path("sentence").asText());
      fact("", record.path("dataloss").path("said").asText());
    }
    if (record.has("error")) {
      fact("error", of("error"));
      of("cause").lines().forEach(line -> fact("", line));
    }
    steps();
    scripts();
    record.path("left").forEach(each -> fact("left", each.asText()));
    left.forEach(each -> fact("there now", each));
    if (record.has("notification")) {
      fact("message", of("notification"));
    }
    fact("next", next());
    return lines;
  }

  private void headline() {
    String run = of("run").substring(of("run").indexOf('#') + 1);
    String step = record.has("failedstep") ? " at " + of("failedstep") : "";
    String took =
        record.has("seconds") ? " after " + Durations.shown(record.path("seconds").asDouble()) : "";
    lines.add(
        "%s: %s%s%s, recorded %s UTC."
            .formatted(run, of("status"), step, took, of("recordingtime")));
  }

  private String dataAsOf() {
    return record.has("restoredate") ? ", data as of " + of("restoredate") + " UTC" : "";
  }

  private void steps() {
    String name = "steps";
    for (String line : new ExplainedSteps(record).lines()) {
      fact(name, line);
      name = "";
    }
  }

  private void scripts() {
    String name = "scripts";
    for (JsonNode script : record.path("scripts")) {
      String hash = script.path("sha256").asText("");
      fact(
          name,
          "%s: %s, %s%s"
              .formatted(
                  script.path("key").asText(),
                  counted(script.path("statements").asLong(), "statement"),
                  counted(script.path("rows").asLong(), "row"),
                  hash.isEmpty() ? "" : ", SHA-256 " + hash));
      name = "";
    }
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private String next() {
    Launch launch = new Launch(of("dbinstance"), of("appname"), where);
    if (of("kind").equals("global-database")) {
      return "dbrefresh global status " + of("dbinstance") + where;
    }
    return of("status").equals("completed")
        ? launch.connect()
        : NextStep.after(of("error"), of("cause"), launch);
  }

  private String of(String attribute) {
    return record.path(attribute).asText();
  }

  private void fact(String name, String value) {
    lines.add("  %-12s %s".formatted(name, value).stripTrailing());
  }
}
