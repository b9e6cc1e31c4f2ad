package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** {@code CHANGE_ME} left in, and {@code check} blocks that contradict their step. */
final class CheckRules {
  private final JsonNode file;
  private final Problems problems;
  private final PlaceholderRule placeholders;

  CheckRules(JsonNode file, Problems problems) {
    this.file = file;
    this.placeholders = new PlaceholderRule(problems);
    this.problems = problems;
  }

  void check() {
    file.properties().forEach(this::checkStep);
  }

  private void checkStep(Map.Entry<String, JsonNode> step) {
    if (!step.getValue().path("torun").asText().equalsIgnoreCase("true")) {
      return;
    }
    String pointer = "/" + step.getKey();
    placeholders.check(pointer, step.getValue());
    JsonNode check = step.getValue().path("check");
    if (check.path("torun").asText().equalsIgnoreCase("false")) {
      problems.warning(
          pointer + "/check/torun", "is \"false\", but the step runs; it is checked all the same");
    }
    for (String key : new String[] {"dbinstance", "cluster", "bucketname", "prefix", "dbarn"}) {
      contradiction(pointer, key, step.getValue(), check);
    }
  }

  /** During a refresh one database has two names, so {@code check} may name the other. */
  private void contradiction(String pointer, String key, JsonNode step, JsonNode check) {
    String said = step.path(pointer.equals("/restore") ? restored(key) : key).asText();
    String checked = check.path(key).asText();
    boolean same =
        checked.equals(said) || checked.equals(said + "temp") || said.equals(checked + "temp");
    if (!checked.isEmpty() && !said.isEmpty() && !checked.contains("CHANGE_ME") && !same) {
      problems.warning(
          pointer + "/check/" + key,
          "is " + checked + ", but the step says " + said + "; the step wins");
    }
  }

  /** {@code restore} names its target in words of its own. */
  private static String restored(String key) {
    return switch (key) {
      case "dbinstance" -> "target";
      case "cluster" -> "targetcluster";
      default -> key;
    };
  }
}
