package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** {@code CHANGE_ME} left in a value that is used. */
final class PlaceholderRule {
  private static final String PLACEHOLDER = "CHANGE_ME";
  private static final Set<String> NOT_USED = Set.of("check", "comment", "dbname", "$schema");

  private final Problems problems;

  PlaceholderRule(Problems problems) {
    this.problems = problems;
  }

  /** Looks at {@code value} and everything in it. */
  void check(String pointer, JsonNode value) {
    if (value.isTextual() && value.textValue().contains(PLACEHOLDER)) {
      problems.error(pointer, "still says CHANGE_ME; put the real value in");
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(pointer + "/" + i, value.get(i));
    }
    value.properties().stream()
        .filter(field -> !NOT_USED.contains(field.getKey()))
        .forEach(field -> check(pointer + "/" + field.getKey(), field.getValue()));
  }
}
