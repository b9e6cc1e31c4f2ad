package io.dbrefresh.local.asl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How far a case agrees. L1: status, and output or error name. L2: also event types and state
 * names, in order unless branches run at once. L3: also every detail and the cause.
 */
record Verdict(List<String> first, List<String> second, List<String> third) {
  boolean passes(int level) {
    return first.isEmpty() && (level < 2 || second.isEmpty()) && (level < 3 || third.isEmpty());
  }

  static Verdict of(Case recorded, JsonNode actual) {
    Differences differences = recorded.differences();
    JsonNode expect = recorded.expect();
    List<String> first = new ArrayList<>();
    for (String name : List.of("status", "output", "error")) {
      JsonNode value = expect.path(name);
      boolean absent = value.isMissingNode() || (value.isNull() && !name.equals("output"));
      if (!absent || (name.equals("error") && actual.has("error"))) {
        first.addAll(differences.between(value, actual.path(name), name));
      }
    }
    if (!expect.has("events")) {
      return new Verdict(first, List.of(), cause(differences, expect, actual));
    }
    List<String> third = new ArrayList<>(cause(differences, expect, actual));
    third.addAll(events(recorded, actual));
    return new Verdict(first, sequence(recorded, actual), third);
  }

  private static List<String> cause(Differences differences, JsonNode expect, JsonNode actual) {
    return expect.hasNonNull("cause")
        ? differences.between(expect.path("cause"), actual.path("cause"), "cause")
        : List.of();
  }

  private static List<String> sequence(Case recorded, JsonNode actual) {
    List<String> expected = steps(recorded.expect().path("events"));
    List<String> found = steps(actual.path("events"));
    if (recorded.concurrent()) {
      Collections.sort(expected);
      Collections.sort(found);
      dropUnrecorded(recorded, expected, found);
    }
    return expected.equals(found)
        ? List.of()
        : List.of("sequence: expected " + expected + " but was " + found);
  }

  private static void dropUnrecorded(Case recorded, List<String> expected, List<String> found) {
    List<String> more = new ArrayList<>(found);
    expected.forEach(more::remove);
    if (more.size() <= unrecorded(recorded.expect().path("events"))) {
      more.forEach(found::remove);
    }
  }

  /** Some recordings of branches have lost events; the ids still say how many there were. */
  private static long unrecorded(JsonNode events) {
    long last = 0;
    for (JsonNode event : events) {
      last = Math.max(last, event.path("id").asLong());
    }
    return Math.max(0, last - events.size());
  }

  private static List<String> steps(JsonNode events) {
    List<String> steps = new ArrayList<>();
    events.forEach(event -> steps.add(event.path("type").asText() + name(event)));
    return steps;
  }

  private static String name(JsonNode event) {
    for (JsonNode member : event) {
      if (member.path("name").isTextual()) {
        return "(" + member.path("name").asText() + ")";
      }
    }
    return "";
  }

  private static List<String> events(Case recorded, JsonNode actual) {
    JsonNode expected = recorded.expect().path("events");
    if (recorded.concurrent()) {
      return unordered(recorded.differences(), expected, actual.path("events"));
    }
    return recorded.differences().between(expected, actual.path("events"), "events");
  }

  /** Every recorded event must be there, wherever; ids depend on which branch was faster. */
  private static List<String> unordered(
      Differences differences, JsonNode expected, JsonNode actual) {
    List<JsonNode> left = new ArrayList<>();
    actual.forEach(event -> left.add(withoutIds(event)));
    List<String> missing = new ArrayList<>();
    for (JsonNode event : expected) {
      JsonNode wanted = withoutIds(event);
      int size = left.size();
      for (JsonNode candidate : List.copyOf(left)) {
        if (differences.between(wanted, candidate, "").isEmpty()) {
          left.remove(candidate);
          break;
        }
      }
      if (left.size() == size) {
        missing.add("missing event " + wanted);
      }
    }
    if (left.size() > unrecorded(expected)) {
      left.forEach(event -> missing.add("unexpected event " + event));
    }
    return missing;
  }

  private static JsonNode withoutIds(JsonNode event) {
    ObjectNode copy = event.deepCopy();
    copy.remove(List.of("id", "previousEventId", "timestamp"));
    return copy;
  }
}
