package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** JSON as DynamoDB keeps it. */
final class AttributeJson {
  private AttributeJson() {}

  static AttributeValue of(JsonNode node) {
    if (node.isObject()) {
      Map<String, AttributeValue> map = new HashMap<>();
      node.properties().forEach(field -> map.put(field.getKey(), of(field.getValue())));
      return AttributeValue.fromM(map);
    }
    if (node.isArray()) {
      List<AttributeValue> list = new ArrayList<>();
      node.forEach(element -> list.add(of(element)));
      return AttributeValue.fromL(list);
    }
    if (node.isNumber()) {
      return AttributeValue.fromN(node.asText());
    }
    if (node.isBoolean()) {
      return AttributeValue.fromBool(node.asBoolean());
    }
    return node.isNull() ? AttributeValue.fromNul(true) : AttributeValue.fromS(node.asText());
  }
}
