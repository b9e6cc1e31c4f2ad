package io.dbrefresh.local.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;

/** The operators that ask for a value's type. */
final class TypeTests {
  private TypeTests() {}

  static Optional<Predicate<JsonNode>> named(String name) {
    Predicate<JsonNode> test =
        switch (name) {
          case "IsNull" -> JsonNode::isNull;
          case "IsNumeric" -> JsonNode::isNumber;
          case "IsString" -> JsonNode::isTextual;
          case "IsBoolean" -> JsonNode::isBoolean;
          case "IsTimestamp" -> value -> Timestamps.read(value).isPresent();
          case "IsPresent" -> value -> true;
          default -> null;
        };
    return Optional.ofNullable(test);
  }
}
