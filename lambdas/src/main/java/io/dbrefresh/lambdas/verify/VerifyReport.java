package io.dbrefresh.lambdas.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.verify.shape.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What has been checked and found so far: places and counts, never a value. It is handed from call
 * to call, and in the end to the record.
 */
final class VerifyReport {
  /** More findings are counted and not listed: an execution's state takes 256 KiB. */
  private static final int LISTED = 200;

  private final ObjectNode json;

  /** The report of the calls before, or an empty one. */
  VerifyReport(ObjectNode before) {
    json = before.deepCopy();
  }

  /** How many files have passed. */
  int filesDone() {
    return json.path("queries").size();
  }

  private ObjectNode probe() {
    return json.withObjectProperty("probe");
  }

  /** How many statements of the next file have passed already. */
  int statementsDone() {
    return json.path("statementsDone").asInt();
  }

  void statementsDone(int count) {
    json.put("statementsDone", count);
  }

  void fileDone(String key, int queries) {
    json.withArrayProperty("queries").addObject().put("key", key).put("queries", queries);
    json.remove("statementsDone");
  }

  void violation(String place, String rows) {
    json.withArrayProperty("violations").addObject().put("place", place).put("rows", rows);
  }

  /** The last column that has been probed; empty before the first. */
  String lastColumn() {
    return json.path("probe").path("last").asText();
  }

  void probed(String column, Tally tally) {
    probe().put("last", column).put("columns", probe().path("columns").asInt() + 1);
    for (Tally.Found found : tally.found()) {
      if (count("findings") < LISTED) {
        probe()
            .withArrayProperty("findings")
            .addObject()
            .put("column", column)
            .put("shape", found.shape())
            .put("kind", found.kind())
            .put("count", found.matches())
            .put("of", tally.values());
      } else {
        probe().put("unlisted", probe().path("unlisted").asInt() + 1);
      }
    }
  }

  /** A column that the server did not let us read. */
  void unread(String column, String why) {
    probe().put("last", column);
    if (count("unread") < LISTED) {
      probe().withArrayProperty("unread").addObject().put("column", column).put("why", why);
    }
  }

  private int count(String list) {
    return json.path("probe").path(list).size();
  }

  List<String> violated() {
    List<String> lines = new ArrayList<>();
    for (JsonNode each : json.path("violations")) {
      lines.add(
          "%s: the query returned %s, and must return none"
              .formatted(each.path("place").asText(), each.path("rows").asText()));
    }
    return lines;
  }

  /** What the probe has to say against the database, one line each. */
  List<String> found() {
    List<String> lines = new ArrayList<>();
    JsonNode probe = json.path("probe");
    for (JsonNode each : probe.path("findings")) {
      long count = each.path("count").asLong();
      long of = each.path("of").asLong();
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %s in %d of %d values (%.1f %%)",
              each.path("column").asText(),
              each.path("kind").asText(),
              count,
              of,
              100.0 * count / of));
    }
    for (JsonNode each : probe.path("unread")) {
      lines.add(
          "%s: could not be probed, %s; /verify/probe/except leaves a column out"
              .formatted(each.path("column").asText(), each.path("why").asText()));
    }
    if (probe.has("unlisted")) {
      lines.add("and " + probe.path("unlisted").asInt() + " more");
    }
    return lines;
  }

  int columns() {
    return json.path("probe").path("columns").asInt();
  }

  /** As the next call needs it. */
  ObjectNode progress() {
    return json;
  }

  /** As the record needs it. */
  ObjectNode result() {
    ObjectNode result = json.deepCopy();
    result.remove(List.of("violations", "statementsDone"));
    if (result.path("probe") instanceof ObjectNode probe) {
      probe.remove("last");
    }
    return result;
  }
}
