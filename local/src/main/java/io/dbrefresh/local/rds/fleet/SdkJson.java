package io.dbrefresh.local.rds.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** The service's own types as JSON with the member names of its API Reference. */
final class SdkJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SdkJson() {}

  static ObjectNode write(SdkPojo pojo) {
    ObjectNode node = JSON.objectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      boolean absent =
          value == null
              || value instanceof SdkAutoConstructList
              || value instanceof SdkAutoConstructMap;
      if (!absent) {
        node.set(field.memberName(), value(value));
      }
    }
    return node;
  }

  private static JsonNode value(Object value) {
    if (value instanceof SdkPojo pojo) {
      return write(pojo);
    }
    if (value instanceof Collection<?> list) {
      ArrayNode array = JSON.arrayNode();
      list.forEach(item -> array.add(value(item)));
      return array;
    }
    if (value instanceof Map<?, ?>) {
      throw new IllegalStateException("The service's records hold no maps");
    }
    if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    if (value instanceof Integer number) {
      return JSON.numberNode(number);
    }
    if (value instanceof Long number) {
      return JSON.numberNode(number);
    }
    if (value instanceof Double number) {
      return JSON.numberNode(number);
    }
    return JSON.textNode(value.toString());
  }

  /** Fills {@code builder} from what {@link #write} wrote; members it does not know are left. */
  static <B extends SdkPojo> B read(JsonNode node, B builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode value = node.get(field.memberName());
      if (value != null && !value.isNull()) {
        field.set(builder, value(value, field));
      }
    }
    return builder;
  }

  private static Object value(JsonNode node, SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.LIST) {
      SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
      List<Object> list = new ArrayList<>();
      node.forEach(item -> list.add(value(item, member)));
      return list;
    }
    if (type == MarshallingType.SDK_POJO) {
      SdkPojo inner = read(node, field.constructor().get());
      return ((Buildable) inner).build();
    }
    return scalar(node, type);
  }

  private static Object scalar(JsonNode node, MarshallingType<?> type) {
    if (type == MarshallingType.BOOLEAN) {
      return node.booleanValue();
    }
    if (type == MarshallingType.INTEGER) {
      return node.intValue();
    }
    if (type == MarshallingType.LONG) {
      return node.longValue();
    }
    if (type == MarshallingType.DOUBLE) {
      return node.doubleValue();
    }
    if (type == MarshallingType.INSTANT) {
      return Instant.parse(node.textValue());
    }
    return node.textValue();
  }
}
