package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A valid documented file, on its way to the short form. */
record DocumentedFile(JsonNode tree) {

  boolean runs(String step) {
    return tree.path(step).path("torun").asText().equalsIgnoreCase("true");
  }

  /**
   * The value of a step that runs, as the short form writes it.
   *
   * @param key {@code phases/pre} is {@code pre} in {@code phases}
   */
  Optional<JsonNode> value(String step, String key, Kind kind) {
    JsonNode value = tree.path(step).at("/" + key);
    boolean says =
        switch (kind) {
          case TREE -> !value.isMissingNode() && !value.isNull();
          case LIST -> !Kind.texts(value).isEmpty();
          default -> !value.asText("").isBlank() && !value.isNull();
        };
    return runs(step) && says ? Optional.of(kind.plain(value)) : Optional.empty();
  }

  Optional<String> text(String step, String key) {
    return value(step, key, Kind.TEXT).map(JsonNode::asText);
  }

  boolean flag(String step, String key) {
    return value(step, key, Kind.FLAG).filter(JsonNode::booleanValue).isPresent();
  }

  boolean aurora() {
    return text("restore", "dbservice")
        .map("aurora"::equals)
        .orElseGet(() -> text("restore", "sourcecluster").isPresent());
  }
}
