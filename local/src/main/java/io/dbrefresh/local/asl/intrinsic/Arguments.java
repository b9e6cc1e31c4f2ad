package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Arguments as a function wants them. */
final class Arguments {
  private Arguments() {}

  static void count(List<JsonNode> arguments, int least, int most) {
    if (arguments.size() < least || arguments.size() > most) {
      throw new InvalidArgumentException(
          "Invalid number of arguments: expected %s, but was %d"
              .formatted(least == most ? least : least + " to " + most, arguments.size()));
    }
  }

  static JsonNode array(List<JsonNode> arguments, int index) {
    JsonNode value = arguments.get(index);
    if (!value.isArray()) {
      throw new InvalidArgumentException("Argument " + (index + 1) + " is not an array: " + value);
    }
    return value;
  }

  static JsonNode object(List<JsonNode> arguments, int index) {
    JsonNode value = arguments.get(index);
    if (!value.isObject()) {
      throw new InvalidArgumentException(
          "Argument " + (index + 1) + " is not a JSON object: " + value);
    }
    return value;
  }

  static String string(List<JsonNode> arguments, int index) {
    JsonNode value = arguments.get(index);
    if (!value.isTextual()) {
      throw new InvalidArgumentException("Argument " + (index + 1) + " is not a string: " + value);
    }
    return value.asText();
  }

  static JsonNode number(List<JsonNode> arguments, int index) {
    JsonNode value = arguments.get(index);
    if (!value.isNumber()) {
      throw new InvalidArgumentException("Argument " + (index + 1) + " is not a number: " + value);
    }
    return value;
  }

  /** A whole number; a fraction is rounded to the nearest. */
  static long whole(List<JsonNode> arguments, int index) {
    JsonNode value = number(arguments, index);
    return value.isIntegralNumber() ? value.asLong() : Math.round(value.asDouble());
  }
}
