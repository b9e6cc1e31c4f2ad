package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes of an item: texts, numbers, and whatever a step's result holds. */
public final class Attributes {
  private final Map<String, AttributeValue> item = new HashMap<>();

  /** A text. */
  public Attributes text(String name, String value) {
    item.put(name, AttributeValue.fromS(value));
    return this;
  }

  /** Seconds, from thousandths. */
  public Attributes seconds(String name, long millis) {
    item.put(name, AttributeValue.fromN(BigDecimal.valueOf(millis, 3).toPlainString()));
    return this;
  }

  /** JSON as DynamoDB keeps it. */
  public Attributes json(String name, JsonNode value) {
    item.put(name, AttributeJson.of(value));
    return this;
  }

  /** A list. */
  public Attributes list(String name, List<AttributeValue> values) {
    item.put(name, AttributeValue.fromL(values));
    return this;
  }

  /** All of them. */
  public Map<String, AttributeValue> item() {
    return item;
  }
}
