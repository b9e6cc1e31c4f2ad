package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Functions on numbers. */
final class Numbers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Numbers() {}

  static JsonNode node(long value) {
    return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
  }

  /** The sum, of 32 bits like what is added. */
  static JsonNode add(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 2);
    long sum = (long) Arguments.rounded(arguments, 0) + Arguments.rounded(arguments, 1);
    return node(Arguments.narrow(sum));
  }

  /**
   * A number from the first, included, to the second, excluded. For the same seed it is the same,
   * and the one that the service gives.
   */
  static JsonNode random(List<JsonNode> arguments, RandomGenerator random) {
    Arguments.count(arguments, 2, 3);
    int first = Arguments.whole(arguments, 0);
    int end = Arguments.whole(arguments, 1);
    Arguments.require(first < end);
    RandomGenerator source =
        arguments.size() == 3 ? new Random(Arguments.whole(arguments, 2)) : random;
    return node(source.nextInt(first, end));
  }
}
