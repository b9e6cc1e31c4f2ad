package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code CHANGE_ME} left in, and {@code check} blocks that contradict their step. */
final class CheckRules {
  /** What a check says of itself, or in another way than its step. */
  private static final Set<String> ITS_OWN =
      Set.of("torun", "checktodo", "wait_time", "temppwd", "replicas", "comment");

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
    check
        .properties()
        .forEach(
            said -> {
              if (!ITS_OWN.contains(said.getKey())) {
                contradiction(pointer, said.getKey(), step.getValue(), check);
              }
            });
    replicas(pointer, step.getValue().path("replicas"), check.path("replicas"));
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

  /** The step says name and class of each, the check only names. */
  private void replicas(String pointer, JsonNode step, JsonNode check) {
    List<String> created =
        Fields.entries(step).stream().map(replica -> replica.split("_", 2)[0]).toList();
    List<String> checked = Fields.entries(check);
    if (!checked.isEmpty() && !Set.copyOf(checked).equals(Set.copyOf(created))) {
      problems.warning(
          pointer + "/check/replicas",
          "names %s, but the step creates %s; the step wins"
              .formatted(String.join(", ", checked), String.join(", ", created)));
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
