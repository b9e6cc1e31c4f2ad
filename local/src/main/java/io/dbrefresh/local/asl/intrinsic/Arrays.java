package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Functions on arrays. */
final class Arrays {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int RANGE_LIMIT = 1000;

  private Arrays() {}

  static JsonNode array(List<JsonNode> arguments) {
    return NODES.arrayNode().addAll(arguments);
  }

  static JsonNode partition(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 2);
    JsonNode items = Arguments.array(arguments, 0);
    int size = Arguments.whole(arguments, 1);
    Arguments.require(size > 0);
    ArrayNode chunks = NODES.arrayNode();
    ArrayNode chunk = NODES.arrayNode();
    for (JsonNode item : items) {
      if (chunk.isEmpty()) {
        chunks.add(chunk);
      }
      chunk.add(item);
      chunk = chunk.size() == size ? NODES.arrayNode() : chunk;
    }
    return chunks;
  }

  /** The service compares texts: a number is the string of its digits. */
  static JsonNode contains(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 2);
    String wanted = Strings.plain(arguments.get(1));
    for (JsonNode item : Arguments.array(arguments, 0)) {
      if (Strings.plain(item).equals(wanted)) {
        return NODES.booleanNode(true);
      }
    }
    return NODES.booleanNode(false);
  }

  /** From the first to the second, both included, by the third; at most 1,000 values. */
  static JsonNode range(List<JsonNode> arguments) {
    Arguments.count(arguments, 3, 3);
    long first = Arguments.whole(arguments, 0);
    long last = Arguments.whole(arguments, 1);
    long by = Arguments.whole(arguments, 2);
    Arguments.require(by != 0);
    ArrayNode values = NODES.arrayNode();
    for (long value = first; by > 0 ? value <= last : value >= last; value += by) {
      Arguments.require(values.size() < RANGE_LIMIT);
      values.add(Numbers.node(value));
    }
    return values;
  }

  /** The item at an index from zero on; the service answers null for any of an empty array. */
  static JsonNode item(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 2);
    JsonNode items = Arguments.array(arguments, 0);
    int index = Arguments.whole(arguments, 1);
    if (items.isEmpty()) {
      return NODES.nullNode();
    }
    Arguments.require(index >= 0 && index < items.size());
    return items.get(index);
  }

  static JsonNode length(List<JsonNode> arguments) {
    Arguments.count(arguments, 1, 1);
    return NODES.numberNode(Arguments.array(arguments, 0).size());
  }

  static JsonNode unique(List<JsonNode> arguments) {
    Arguments.count(arguments, 1, 1);
    return NODES.arrayNode().addAll(Elements.unique(Arguments.array(arguments, 0)));
  }
}
