package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A script that ran.
 *
 * @param key its key in S3
 * @param version the version of the object that ran, where the bucket is versioned
 * @param did {@code statements}, {@code rows}, {@code millis}, {@code sha256}
 */
record RanScript(String key, Optional<String> version, JsonNode did) {

  /** For a line of a message. */
  String summary() {
    return "%s: %s, %s"
        .formatted(
            key,
            counted(did.path("statements").asLong(), "statement"),
            counted(did.path("rows").asLong(), "row"));
  }

  /** For the record: each with its key, and what it did. */
  static ArrayNode json(List<RanScript> ran) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (RanScript script : ran) {
      ObjectNode entry = all.addObject().put("key", script.key);
      script.version.ifPresent(version -> entry.put("version", version));
      entry.put("sha256", script.did.path("sha256").asText());
      entry.put("statements", script.did.path("statements").asLong());
      entry.put("rows", script.did.path("rows").asLong());
      entry.put("seconds", BigDecimal.valueOf(script.did.path("millis").asLong(), 3));
      if (script.did.has("implicitCommits")) {
        entry.set("implicitcommits", script.did.path("implicitCommits"));
      }
    }
    return all;
  }

  private static String counted(long count, String what) {
    return count == 1 ? "1 " + what : "%,d %ss".formatted(count, what);
  }
}
