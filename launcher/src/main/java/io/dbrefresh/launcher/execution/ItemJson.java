package io.dbrefresh.launcher.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of DynamoDB as plain JSON, attributes sorted by name. */
final class ItemJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ItemJson() {}

  static ObjectNode of(Map<String, AttributeValue> item) {
    ObjectNode node = JSON.objectNode();
    new TreeMap<>(item).forEach((name, value) -> node.set(name, of(value)));
    return node;
  }

  private static JsonNode of(AttributeValue value) {
    return switch (value.type()) {
      case S -> JSON.textNode(value.s());
      case N -> JSON.numberNode(new BigDecimal(value.n()));
      case BOOL -> JSON.booleanNode(value.bool());
      case M -> of(value.m());
      case L -> list(value);
      default -> NullNode.getInstance(); // no record holds sets or bytes
    };
  }

  private static ArrayNode list(AttributeValue value) {
    ArrayNode list = JSON.arrayNode();
    value.l().forEach(element -> list.add(of(element)));
    return list;
  }
}
