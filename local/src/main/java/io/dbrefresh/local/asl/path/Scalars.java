package io.dbrefresh.local.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** What the path functions ({@code length()}, {@code min()}, …) answer, as JSON. */
final class Scalars {
  private Scalars() {}

  static JsonNode node(@Nullable Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value == null) {
      return nodes.nullNode();
    }
    if (value instanceof Integer whole) {
      return nodes.numberNode(whole);
    }
    if (value instanceof Number number) {
      return nodes.numberNode(number.doubleValue());
    }
    if (value instanceof Boolean bool) {
      return nodes.booleanNode(bool);
    }
    return nodes.textNode(value.toString());
  }
}
