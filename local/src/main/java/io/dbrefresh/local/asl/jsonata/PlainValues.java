package io.dbrefresh.local.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the JSONata engine has it (maps, lists, boxed values) and back. */
final class PlainValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double WHOLE = 9_007_199_254_740_992d;

  private PlainValues() {}

  static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
      return members;
    }
    if (node.isArray()) {
      List<@Nullable Object> items = new ArrayList<>(node.size());
      node.forEach(item -> items.add(plain(item)));
      return items;
    }
    if (node.isNumber()) {
      return node.isIntegralNumber() && !node.isBigInteger() ? whole(node) : node.doubleValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNull() ? null : node.asText();
  }

  /** A value at the top: null must not look like nothing there. */
  static Object plainRoot(JsonNode node) {
    Object plain = plain(node);
    return plain == null ? Jsonata.NULL_VALUE : plain;
  }

  private static Object whole(JsonNode node) {
    if (node.canConvertToInt()) {
      return node.intValue();
    }
    return node.longValue();
  }

  static JsonNode node(@Nullable Object value) {
    if (value == null || value == Jsonata.NULL_VALUE) {
      return NODES.nullNode();
    }
    if (value instanceof Map<?, ?> members) {
      ObjectNode object = NODES.objectNode();
      members.forEach((name, member) -> object.set(String.valueOf(name), node(member)));
      return object;
    }
    if (value instanceof List<?> items) {
      ArrayNode array = NODES.arrayNode(items.size());
      items.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    if (value instanceof CharSequence || value instanceof Character) {
      return NODES.textNode(value.toString());
    }
    throw new NotJsonException();
  }

  private static JsonNode number(Number number) {
    if (number instanceof BigInteger big) {
      return NODES.numberNode(big);
    }
    if (number instanceof BigDecimal decimal) {
      return NODES.numberNode(decimal);
    }
    double value = number.doubleValue();
    if (value != Math.rint(value) || Math.abs(value) > WHOLE) {
      return number instanceof Long exact ? NODES.numberNode(exact) : NODES.numberNode(value);
    }
    long whole = number.longValue();
    return whole == (int) whole ? NODES.numberNode((int) whole) : NODES.numberNode(whole);
  }
}
