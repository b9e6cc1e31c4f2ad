package io.dbrefresh.local.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/** A comparison operator by its name in a choice rule (specification, "Data-test expression"). */
public final class Operator {
  private static final String PATH = "Path";

  private final String name;
  private final BiPredicate<JsonNode, JsonNode> test;

  private Operator(String name, BiPredicate<JsonNode, JsonNode> test) {
    this.name = name;
    this.test = test;
  }

  /** The operator of this name, {@code Path} at its end left out; empty when there is none. */
  public static Optional<Operator> named(String field) {
    String name = field.endsWith(PATH) ? field.substring(0, field.length() - PATH.length()) : field;
    return test(name).map(test -> new Operator(name, test));
  }

  /** Whether a field's value is a path to what is compared with. */
  public static boolean takesPath(String field) {
    return field.endsWith(PATH);
  }

  boolean asksForPresence() {
    return name.equals("IsPresent");
  }

  /** Whether the operator can take this constant. */
  public boolean accepts(JsonNode constant) {
    if (name.startsWith("Is") || name.startsWith("Boolean")) {
      return constant.isBoolean();
    }
    if (name.startsWith("Numeric")) {
      return constant.isNumber();
    }
    return name.startsWith("Timestamp")
        ? Timestamps.read(constant).isPresent()
        : constant.isTextual();
  }

  boolean test(JsonNode value, JsonNode other) {
    return test.test(value, other);
  }

  private static Optional<BiPredicate<JsonNode, JsonNode>> test(String name) {
    if (name.startsWith("Is")) {
      return TypeTests.named(name)
          .map(type -> (value, expected) -> type.test(value) == expected.booleanValue());
    }
    if (name.equals("StringMatches")) {
      return Optional.of(Wildcards::matches);
    }
    if (name.equals("BooleanEquals")) {
      return Optional.of((value, other) -> value.isBoolean() && value.equals(other));
    }
    for (Ordering ordering : Ordering.values()) {
      if (name.startsWith(ordering.prefix())) {
        return relation(name.substring(ordering.prefix().length()))
            .map(relation -> (value, other) -> ordering.holds(value, other, relation));
      }
    }
    return Optional.empty();
  }

  private static Optional<IntPredicate> relation(String name) {
    IntPredicate relation =
        switch (name) {
          case "Equals" -> order -> order == 0;
          case "LessThan" -> order -> order < 0;
          case "LessThanEquals" -> order -> order <= 0;
          case "GreaterThan" -> order -> order > 0;
          case "GreaterThanEquals" -> order -> order >= 0;
          default -> null;
        };
    return Optional.ofNullable(relation);
  }
}
