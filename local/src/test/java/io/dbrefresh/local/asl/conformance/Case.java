package io.dbrefresh.local.asl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A recorded case. */
record Case(JsonNode json) {
  String id() {
    return json.path("id").asText();
  }

  String category() {
    return json.path("category").asText();
  }

  String definition() {
    return json.path("definition").asText();
  }

  Optional<String> input() {
    return json.path("input").isTextual()
        ? Optional.of(json.path("input").asText())
        : Optional.empty();
  }

  JsonNode expect() {
    return json.path("expect");
  }

  boolean concurrent() {
    return json.path("concurrent").asBoolean();
  }

  Differences differences() {
    return new Differences(json.path("wild"));
  }
}
