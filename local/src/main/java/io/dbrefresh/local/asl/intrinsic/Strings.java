package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.asl.value.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Functions that make or read strings. */
final class Strings {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Strings() {}

  static JsonNode format(List<JsonNode> arguments) {
    Arguments.count(arguments, 1, Integer.MAX_VALUE);
    String template = Arguments.string(arguments, 0);
    StringBuilder text = new StringBuilder();
    int used = 1;
    for (int at = 0; at < template.length(); at++) {
      char c = template.charAt(at);
      if (c == '\\' && at + 1 < template.length() && isEscaped(template.charAt(at + 1))) {
        text.append(template.charAt(++at));
      } else if (template.startsWith("{}", at)) {
        at++;
        text.append(used < arguments.size() ? plain(arguments.get(used)) : "");
        used++;
      } else if (c == '{' || c == '}') {
        throw lone(c);
      } else {
        text.append(c);
      }
    }
    Arguments.require(used == arguments.size());
    return NODES.textNode(text.toString());
  }

  private static InvalidArgumentException lone(char brace) {
    return new InvalidArgumentException(
        "Invalid template in States.Format: matching '%s' not found for '%s'."
            .formatted(brace == '{' ? '}' : '{', brace));
  }

  private static boolean isEscaped(char c) {
    return "{}\\'".indexOf(c) >= 0;
  }

  /** Inside a text the service shows objects the way Java prints maps. */
  static String plain(JsonNode value) {
    if (value.isObject()) {
      StringJoiner members = new StringJoiner(", ", "{", "}");
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        members.add(member.getKey() + "=" + plain(member.getValue()));
      }
      return members.toString();
    }
    if (value.isArray()) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      value.forEach(item -> items.add(plain(item)));
      return items.toString();
    }
    return value.asText();
  }

  static JsonNode stringToJson(List<JsonNode> arguments) {
    Arguments.count(arguments, 1, 1);
    String text = Arguments.string(arguments, 0);
    if (text.isBlank()) {
      return NODES.nullNode();
    }
    try {
      return Json.read(text);
    } catch (MalformedJsonException malformed) {
      Throwable why = Optional.ofNullable(malformed.getCause()).orElse(malformed);
      throw new InvalidArgumentException(
          "Cannot convert String to Json in States.StringToJson, caused by: " + why.getMessage());
    }
  }

  static JsonNode jsonToString(List<JsonNode> arguments) {
    Arguments.count(arguments, 1, 1);
    return NODES.textNode(Json.write(arguments.get(0)));
  }

  /** Splits at any of the characters; empty parts are left out. */
  static JsonNode split(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 2);
    String text = Arguments.string(arguments, 0);
    String separators = Arguments.string(arguments, 1);
    ArrayNode parts = NODES.arrayNode();
    StringBuilder part = new StringBuilder();
    for (char c : (text + (separators.isEmpty() ? "" : separators.charAt(0))).toCharArray()) {
      if (separators.indexOf(c) < 0) {
        part.append(c);
      } else if (part.length() > 0) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    return part.length() > 0 ? parts.add(part.toString()) : parts;
  }
}
