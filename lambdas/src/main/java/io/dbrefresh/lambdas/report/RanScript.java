package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
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

  private static String counted(long count, String what) {
    return count == 1 ? "1 " + what : "%,d %ss".formatted(count, what);
  }
}
