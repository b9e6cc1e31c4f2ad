package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    long size = Arguments.whole(arguments, 1);
    if (size < 1) {
      throw new InvalidArgumentException("The chunk size must be positive, but was " + size);
    }
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

  static JsonNode contains(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 2);
    for (JsonNode item : Arguments.array(arguments, 0)) {
      if (item.equals(arguments.get(1))) {
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
    if (by == 0) {
      throw new InvalidArgumentException("The increment must not be zero");
    }
    ArrayNode values = NODES.arrayNode();
    for (long value = first; by > 0 ? value <= last : value >= last; value += by) {
      if (values.size() == RANGE_LIMIT) {
        throw new InvalidArgumentException("A range has at most " + RANGE_LIMIT + " values");
      }
      values.add(Numbers.node(value));
    }
    return values;
  }

  static JsonNode item(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 2);
    JsonNode items = Arguments.array(arguments, 0);
    long index = Arguments.whole(arguments, 1);
    if (index < 0 || index >= items.size()) {
      throw new InvalidArgumentException(
          "Index " + index + " is out of bounds for length " + items.size());
    }
    return items.get((int) index);
  }

  static JsonNode length(List<JsonNode> arguments) {
    Arguments.count(arguments, 1, 1);
    return NODES.numberNode(Arguments.array(arguments, 0).size());
  }

  static JsonNode unique(List<JsonNode> arguments) {
    Arguments.count(arguments, 1, 1);
    Set<JsonNode> values = new LinkedHashSet<>();
    Arguments.array(arguments, 0).forEach(values::add);
    return NODES.arrayNode().addAll(values);
  }
}
