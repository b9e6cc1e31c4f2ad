package io.dbrefresh.local.asl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.asl.value.MalformedJsonException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what was recorded with what came out. JSON inside strings is compared as JSON; a
 * placeholder of the recording stands for anything.
 */
final class Differences {
  private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Za-z0-9_:.-]+>|111111111111");
  private static final Set<String> ANYTHING = Set.of("date", "timestamp");

  private final List<String> placeholders = new ArrayList<>();

  Differences(JsonNode wild) {
    wild.forEach(pair -> placeholders.add(pair.path(1).asText()));
  }

  /** The differences below {@code at}; none when both agree. */
  List<String> between(JsonNode expected, JsonNode actual, String at) {
    List<String> found = new ArrayList<>();
    compare(expected, actual, at, found);
    return found;
  }

  private void compare(JsonNode expected, JsonNode actual, String at, List<String> found) {
    if (expected.isTextual() && isAnything(expected.asText()) && !actual.isMissingNode()) {
      return;
    }
    JsonNode left = parsed(expected);
    JsonNode right = parsed(actual);
    if (left.isObject() && right.isObject()) {
      compareMembers(left, right, at, found);
    } else if (left.isArray() && right.isArray() && left.size() == right.size()) {
      for (int index = 0; index < left.size(); index++) {
        compare(left.get(index), right.get(index), at + "[" + index + "]", found);
      }
    } else if (!sameValue(left, right)) {
      found.add(at + ": expected " + expected + " but was " + actual);
    }
  }

  private void compareMembers(JsonNode left, JsonNode right, String at, List<String> found) {
    Set<String> names = new TreeSet<>();
    for (JsonNode side : List.of(left, right)) {
      for (Iterator<Map.Entry<String, JsonNode>> it = side.properties().iterator();
          it.hasNext(); ) {
        names.add(it.next().getKey());
      }
    }
    for (String name : names) {
      compare(left.path(name), right.path(name), at + "/" + name, found);
    }
  }

  private boolean sameValue(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue()) == 0;
    }
    if (left.isTextual() && right.isTextual()) {
      return isAnything(left.asText()) || pattern(left.asText()).matcher(right.asText()).matches();
    }
    return left.equals(right);
  }

  private boolean isAnything(String expected) {
    return ANYTHING.contains(expected) || placeholders.contains(expected);
  }

  private Pattern pattern(String expected) {
    String text = expected;
    for (String placeholder : placeholders) {
      text = text.replace(placeholder, "<any>");
    }
    StringBuilder regex = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      regex.append(Pattern.quote(text.substring(end, matcher.start()))).append(".*");
      end = matcher.end();
    }
    return Pattern.compile(
        regex.append(Pattern.quote(text.substring(end))).toString(), Pattern.DOTALL);
  }

  private static JsonNode parsed(JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    try {
      return Json.read(value.asText());
    } catch (MalformedJsonException text) {
      return value;
    }
  }
}
