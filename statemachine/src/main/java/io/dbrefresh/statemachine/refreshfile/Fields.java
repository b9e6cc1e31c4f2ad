package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The values of one step. The schema has looked at their shape already; this turns the documented
 * strings into what they mean.
 */
final class Fields {
  private final String pointer;
  private final JsonNode values;
  private final Problems problems;

  Fields(String key, JsonNode values, Problems problems) {
    this.pointer = "/" + key;
    this.values = values;
    this.problems = problems;
  }

  String pointer(String key) {
    return pointer + "/" + key;
  }

  /** The values of the object under {@code key}; none where there is no object. */
  Fields within(String key) {
    return new Fields(pointer(key).substring(1), values.path(key), problems);
  }

  boolean runs() {
    return flag("torun").orElse(false);
  }

  boolean has(String key) {
    return values.hasNonNull(key);
  }

  Optional<String> text(String key) {
    return Optional.of(values.path(key).asText()).filter(Predicate.not(String::isBlank));
  }

  /** The text of a key that must be there; a problem and an empty text where it is not. */
  String required(String key) {
    return text(key)
        .orElseGet(
            () -> {
              problems.error(pointer(key), "`" + key + "` is missing");
              return "";
            });
  }

  Optional<Boolean> flag(String key) {
    return text(key).map(Boolean::parseBoolean);
  }

  Optional<Integer> number(String key) {
    return text(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(Integer.valueOf(text.strip()));
              } catch (NumberFormatException notOne) {
                problems.error(pointer(key), "is \"" + text + "\"; it has to be a whole number");
                return Optional.empty();
              }
            });
  }

  List<String> list(String key) {
    return entries(values.path(key));
  }

  /** The entries of a list, and of a text with commas between them. */
  static List<String> entries(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(entry -> texts.add(entry.asText()));
    } else {
      texts.addAll(Arrays.asList(value.asText().split(",")));
    }
    return texts.stream().map(String::strip).filter(Predicate.not(String::isEmpty)).toList();
  }

  /** An object of texts; empty where the key is not there. */
  Optional<Map<String, String>> map(String key) {
    return Optional.of(values.path(key)).filter(JsonNode::isObject).map(Fields::texts);
  }

  /** A list of objects of texts; empty where the key is not there. */
  Optional<List<Map<String, String>>> objects(String key) {
    JsonNode list = values.path(key);
    if (!list.isArray()) {
      return Optional.empty();
    }
    List<Map<String, String>> objects = new ArrayList<>();
    list.forEach(object -> objects.add(texts(object)));
    return Optional.of(objects);
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  /** The elements of a list, which may be objects; a text holds them with commas between. */
  List<JsonNode> items(String key) {
    List<JsonNode> items = new ArrayList<>();
    if (values.path(key).isArray()) {
      values.path(key).forEach(items::add);
    } else {
      list(key).forEach(text -> items.add(TextNode.valueOf(text)));
    }
    return items;
  }

  /** The values of an object in the step. */
  Optional<Fields> object(String key) {
    return values.path(key).isObject() ? Optional.of(within(key)) : Optional.empty();
  }

  /** A key prefix with its last slash. */
  static String asFolder(String prefix) {
    return prefix.endsWith("/") ? prefix : prefix + "/";
  }

  void error(String key, String message) {
    problems.error(pointer(key), message);
  }

  void warning(String key, String message) {
    problems.warning(pointer(key), message);
  }

  /** Complains about each of {@code keys} that is set. */
  void refuse(String why, String... keys) {
    for (String key : keys) {
      if (has(key)) {
        error(key, "`" + key + "` " + why);
      }
    }
  }
}
