package io.dbrefresh.local.stepfunctions.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes answers as a Task state's result. Times are ISO 8601, bytes are read as text. */
record ShapeWriter(Naming naming) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ObjectNode write(SdkPojo shape) {
    ObjectNode object = JSON.objectNode();
    for (SdkField<?> field : shape.sdkFields()) {
      Object value = field.getValueOrDefault(shape);
      boolean absent =
          value == null
              || value instanceof SdkAutoConstructList
              || value instanceof SdkAutoConstructMap;
      if (!absent) {
        object.set(naming.name(field), node(value, field));
      }
    }
    return object;
  }

  private JsonNode node(Object value, SdkField<?> field) {
    if (value instanceof SdkPojo shape) {
      return write(shape);
    }
    if (value instanceof Collection<?> items) {
      SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
      ArrayNode array = JSON.arrayNode();
      items.forEach(item -> array.add(node(item, member)));
      return array;
    }
    if (value instanceof Map<?, ?> entries) {
      SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
      ObjectNode object = JSON.objectNode();
      entries.forEach((key, entry) -> object.set(String.valueOf(key), node(entry, member)));
      return object;
    }
    return scalar(value);
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    if (value instanceof Number number) {
      return JSON.numberNode(new BigDecimal(number.toString()));
    }
    return JSON.textNode(value instanceof SdkBytes bytes ? bytes.asUtf8String() : value.toString());
  }
}
