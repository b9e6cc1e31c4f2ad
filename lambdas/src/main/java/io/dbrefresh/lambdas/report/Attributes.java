package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes of an item: texts, numbers, and whatever a step's result holds. */
final class Attributes {
  private final Map<String, AttributeValue> item = new HashMap<>();

  Attributes text(String name, String value) {
    item.put(name, AttributeValue.fromS(value));
    return this;
  }

  /** Seconds, from thousandths. */
  Attributes seconds(String name, long millis) {
    item.put(name, AttributeValue.fromN(BigDecimal.valueOf(millis, 3).toPlainString()));
    return this;
  }

  Attributes json(String name, JsonNode value) {
    item.put(name, of(value));
    return this;
  }

  Attributes list(String name, List<AttributeValue> values) {
    item.put(name, AttributeValue.fromL(values));
    return this;
  }

  Map<String, AttributeValue> item() {
    return item;
  }

  static AttributeValue of(JsonNode value) {
    if (value.isObject()) {
      Map<String, AttributeValue> map = new HashMap<>();
      value.properties().forEach(entry -> map.put(entry.getKey(), of(entry.getValue())));
      return AttributeValue.fromM(map);
    } else if (value.isArray()) {
      List<AttributeValue> list = new ArrayList<>();
      value.forEach(element -> list.add(of(element)));
      return AttributeValue.fromL(list);
    } else if (value.isNumber()) {
      return AttributeValue.fromN(value.decimalValue().toPlainString());
    } else if (value.isBoolean()) {
      return AttributeValue.fromBool(value.booleanValue());
    }
    return value.isNull() ? AttributeValue.fromNul(true) : AttributeValue.fromS(value.asText());
  }
}
