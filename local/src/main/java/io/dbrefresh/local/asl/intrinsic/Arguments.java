package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Arguments as a function wants them. */
final class Arguments {
  private Arguments() {}

  static void count(List<JsonNode> arguments, int least, int most) {
    require(arguments.size() >= least && arguments.size() <= most);
  }

  static void require(boolean valid) {
    if (!valid) {
      throw new InvalidArgumentException();
    }
  }

  static JsonNode array(List<JsonNode> arguments, int index) {
    JsonNode value = arguments.get(index);
    require(value.isArray());
    return value;
  }

  static JsonNode object(List<JsonNode> arguments, int index) {
    JsonNode value = arguments.get(index);
    require(value.isObject());
    return value;
  }

  static String string(List<JsonNode> arguments, int index) {
    JsonNode value = arguments.get(index);
    require(value.isTextual());
    return value.asText();
  }

  private static JsonNode number(List<JsonNode> arguments, int index) {
    JsonNode value = arguments.get(index);
    require(value.isNumber());
    return value;
  }

  /** A whole number of 32 bits; of a fraction the service takes what stands before the point. */
  static int whole(List<JsonNode> arguments, int index) {
    JsonNode value = number(arguments, index);
    return narrow(value.isIntegralNumber() ? value.longValue() : (long) value.doubleValue());
  }

  /** A whole number of 32 bits; a fraction is rounded to the nearest, a half upwards. */
  static int rounded(List<JsonNode> arguments, int index) {
    JsonNode value = number(arguments, index);
    return narrow(value.isIntegralNumber() ? value.longValue() : Math.round(value.doubleValue()));
  }

  static int narrow(long value) {
    require(value == (int) value);
    return (int) value;
  }
}
