package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Functions on numbers. */
final class Numbers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Numbers() {}

  static JsonNode node(long value) {
    return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
  }

  static JsonNode add(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 2);
    return node(Arguments.whole(arguments, 0) + Arguments.whole(arguments, 1));
  }

  /** A number from the first, included, to the second, excluded; the same for the same seed. */
  static JsonNode random(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 3);
    long first = Arguments.whole(arguments, 0);
    long end = Arguments.whole(arguments, 1);
    if (first >= end) {
      throw new InvalidArgumentException("The start " + first + " is not less than the end " + end);
    }
    Random random =
        arguments.size() == 3
            ? new Random(Arguments.whole(arguments, 2))
            : ThreadLocalRandom.current();
    return node(random.nextLong(first, end));
  }
}
