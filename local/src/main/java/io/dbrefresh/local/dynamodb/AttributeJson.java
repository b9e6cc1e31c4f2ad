package io.dbrefresh.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as DynamoDB JSON, which carries the type of every value: {@code {"N": "1"}}. */
final class AttributeJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AttributeJson() {}

  static ObjectNode write(Map<String, AttributeValue> item) {
    ObjectNode node = JSON.objectNode();
    item.forEach((name, value) -> node.set(name, write(value)));
    return node;
  }

  static Map<String, AttributeValue> read(JsonNode item) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    item.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
    return values;
  }

  private static JsonNode write(AttributeValue value) {
    ObjectNode node = JSON.objectNode();
    String type = Values.type(value);
    switch (value.type()) {
      case S:
        return node.put(type, value.s());
      case N:
        return node.put(type, value.n());
      case B:
        return node.put(type, base64(value.b()));
      case BOOL:
        return node.put(type, value.bool());
      case NUL:
        return node.put(type, true);
      case M:
        return node.set(type, write(value.m()));
      case L:
        return node.set(type, array(value.l(), AttributeJson::write));
      case BS:
        return node.set(type, array(value.bs(), each -> JSON.textNode(base64(each))));
      default:
        return node.set(type, array(value.hasSs() ? value.ss() : value.ns(), JSON::textNode));
    }
  }

  private static <T> ArrayNode array(List<T> elements, Function<T, JsonNode> element) {
    ArrayNode array = JSON.arrayNode();
    elements.forEach(each -> array.add(element.apply(each)));
    return array;
  }

  private static AttributeValue value(JsonNode node) {
    Map.Entry<String, JsonNode> typed = node.properties().iterator().next();
    JsonNode value = typed.getValue();
    switch (typed.getKey()) {
      case "S":
        return AttributeValue.fromS(value.textValue());
      case "N":
        return AttributeValue.fromN(value.textValue());
      case "B":
        return AttributeValue.fromB(bytes(value));
      case "BOOL":
        return AttributeValue.fromBool(value.booleanValue());
      case "NULL":
        return AttributeValue.fromNul(true);
      case "M":
        return AttributeValue.fromM(read(value));
      case "L":
        return AttributeValue.fromL(list(value, AttributeJson::value));
      case "BS":
        return AttributeValue.fromBs(list(value, AttributeJson::bytes));
      case "SS":
        return AttributeValue.fromSs(list(value, JsonNode::textValue));
      default:
        return AttributeValue.fromNs(list(value, JsonNode::textValue));
    }
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    return StreamSupport.stream(array.spliterator(), false).map(element).toList();
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
  }

  private static SdkBytes bytes(JsonNode node) {
    return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(node.textValue()));
  }
}
