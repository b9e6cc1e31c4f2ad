package io.dbrefresh.lambdas.roles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a role manager is asked to do.
 *
 * @param extensions by name, whether the extension has to be there or must not be
 */
record ManagerEvent(Action action, Map<String, Boolean> extensions) {
  private static final String EXTENSIONS = "superuser_extensions";

  /** What it can do. */
  enum Action {
    MANAGE,
    CHECK
  }

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException when it is another
   */
  static ManagerEvent of(JsonNode event) {
    Map<String, Boolean> extensions = new TreeMap<>();
    JsonNode configured = event.path("config").path(EXTENSIONS);
    configured
        .properties()
        .forEach(entry -> extensions.put(entry.getKey(), wanted(entry.getKey(), entry.getValue())));
    return new ManagerEvent(
        action(event.path("action").asText("")), Collections.unmodifiableMap(extensions));
  }

  private static Action action(String word) {
    return switch (word) {
      case "manage" -> Action.MANAGE;
      case "check" -> Action.CHECK;
      default ->
          throw new IllegalArgumentException(
              "The action is \"" + word + "\"; a role manager knows manage and check");
    };
  }

  private static boolean wanted(String extension, JsonNode value) {
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(
          "%s of %s is %s; it has to be true or false".formatted(EXTENSIONS, extension, value));
    }
    return value.booleanValue();
  }
}
