package io.dbrefresh.local.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;

/** The kinds of values that have an order; values of another kind compare as false. */
enum Ordering {
  STRING(
      "String",
      (left, right) ->
          left.isTextual() && right.isTextual()
              ? OptionalInt.of(left.asText().compareTo(right.asText()))
              : OptionalInt.empty()),
  NUMERIC(
      "Numeric",
      (left, right) ->
          left.isNumber() && right.isNumber()
              ? OptionalInt.of(left.decimalValue().compareTo(right.decimalValue()))
              : OptionalInt.empty()),
  TIMESTAMP(
      "Timestamp",
      (left, right) -> {
        Optional<Integer> order =
            Timestamps.read(left).flatMap(first -> Timestamps.read(right).map(first::compareTo));
        return order.isPresent() ? OptionalInt.of(order.get()) : OptionalInt.empty();
      });

  private final String prefix;
  private final BiFunction<JsonNode, JsonNode, OptionalInt> order;

  Ordering(String prefix, BiFunction<JsonNode, JsonNode, OptionalInt> order) {
    this.prefix = prefix;
    this.order = order;
  }

  String prefix() {
    return prefix;
  }

  boolean holds(JsonNode left, JsonNode right, IntPredicate relation) {
    OptionalInt compared = order.apply(left, right);
    return compared.isPresent() && relation.test(compared.getAsInt());
  }
}
