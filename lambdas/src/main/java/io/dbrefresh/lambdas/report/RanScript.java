package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A script that ran.
 *
 * @param key its key in S3
 * @param version the version of the object that ran, where the bucket is versioned
 * @param did {@code statements}, {@code rows}, {@code millis}, {@code sha256}
 */
record RanScript(String key, Optional<String> version, JsonNode did) {
  /** What the step tells of a script, and what the record calls it. */
  private static final Map<String, String> TOLD =
      Map.of(
          "sha256", "sha256",
          "statements", "statements",
          "rows", "rows",
          "implicitCommits", "implicitcommits");

  /** For a line of a message. */
  String summary() {
    return "%s: %s, %s"
        .formatted(
            key,
            counted(did.path("statements").asLong(), "statement"),
            counted(did.path("rows").asLong(), "row"));
  }

  /** For the record. */
  AttributeValue attribute() {
    Attributes entry = new Attributes().text("key", key);
    version.ifPresent(id -> entry.text("version", id));
    TOLD.forEach(
        (told, name) -> {
          if (did.has(told)) {
            entry.json(name, did.path(told));
          }
        });
    return AttributeValue.fromM(entry.seconds("seconds", did.path("millis").asLong()).item());
  }

  private static String counted(long count, String what) {
    return count == 1 ? "1 " + what : "%,d %ss".formatted(count, what);
  }
}
