package io.dbrefresh.lambdas.scripts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the scripts of a phase did, as JSON. It travels with the execution, whose state is 256 KiB
 * at most, so a script's entry holds its numbers and its hash; its key is in the plan.
 */
final class Reports {
  private static final int SLOWEST_KEPT = 5;
  private static final int COMMITS_KEPT = 500;
  private static final String COMMITS = "implicitCommits";

  private Reports() {}

  static String json(ScriptReport report) {
    return JsonText.of(
        json -> {
          json.writeNumberField("statements", report.statements());
          json.writeNumberField("rows", report.rows());
          json.writeNumberField("millis", report.millis());
          json.writeNumberField("unheard", report.unheard());
          json.writeNumberField("slowestLine", report.slowestLine());
          json.writeNumberField("slowestMillis", report.slowestMillis());
          json.writeArrayFieldStart("implicitCommits");
          for (int line : report.implicitCommits()) {
            json.writeNumber(line);
          }
          json.writeEndArray();
          json.writeStringField("sha256", report.sha256());
        });
  }

  static ScriptReport read(String json) {
    try {
      return StepJson.mapper().readValue(json, ScriptReport.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("The report of a script cannot be read", e);
    }
  }

  /** The result of a step: {@code scripts} in their order, and the {@code slowest} statements. */
  static ObjectNode result(List<ScriptReport> reports) {
    ObjectNode result = StepJson.mapper().createObjectNode();
    ArrayNode scripts = result.putArray("scripts");
    reports.forEach(report -> scripts.add(ScriptEntry.of(report)));
    implicitCommits(reports, result);
    ArrayNode slowest = result.putArray("slowest");
    IntStream.range(0, reports.size())
        .boxed()
        .sorted(Comparator.comparingLong(place -> -reports.get(place).slowestMillis()))
        .limit(SLOWEST_KEPT)
        .forEach(
            place ->
                slowest
                    .addObject()
                    .put("script", place)
                    .put("line", reports.get(place).slowestLine())
                    .put("millis", reports.get(place).slowestMillis()));
    return result;
  }

  /** By the script's place, as far as there is room; the log names all. */
  private static void implicitCommits(List<ScriptReport> reports, ObjectNode result) {
    int room = COMMITS_KEPT;
    for (int place = 0; place < reports.size() && room > 0; place++) {
      for (int line : reports.get(place).implicitCommits().stream().limit(room).toList()) {
        result.withObjectProperty(COMMITS).withArrayProperty(String.valueOf(place)).add(line);
        room--;
      }
    }
  }
}
