package io.dbrefresh.local.stepfunctions.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.face.shape.MalformedException;
import io.dbrefresh.local.face.shape.Scalars;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills requests from a Task state's parameters. Times are ISO 8601, bytes the text itself; where
 * the service wants a text, any other JSON is written as one, as for {@code Message} and {@code
 * Payload}.
 */
record ShapeFiller(Naming naming) {
  private static final Scalars SCALARS = new Scalars(Format.ISO_8601);

  /**
   * Fills {@code builder}; {@code null} is not sent.
   *
   * @throws MalformedException when a parameter is unknown, or another kind of value
   */
  void fill(SdkPojo builder, JsonNode parameters) {
    if (!parameters.isObject()) {
      throw new MalformedException("Expected an object, found " + kind(parameters), null);
    }
    for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
      SdkField<?> field =
          find(builder, parameter.getKey())
              .orElseThrow(
                  () ->
                      new MalformedException(
                          "The field '"
                              + parameter.getKey()
                              + "' is not supported by Step Functions",
                          null));
      if (!parameter.getValue().isNull()) {
        field.set(builder, value(field, parameter.getValue()));
      }
    }
  }

  private Optional<SdkField<?>> find(SdkPojo builder, String name) {
    for (SdkField<?> field : builder.sdkFields()) {
      if (naming.name(field).equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private Object value(SdkField<?> field, JsonNode value) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.LIST) {
      SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
      List<Object> items = new ArrayList<>();
      require(value.isArray(), field, "an array", value);
      value.forEach(item -> items.add(value(member, item)));
      return items;
    }
    if (type == MarshallingType.MAP) {
      SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
      Map<String, Object> entries = new LinkedHashMap<>();
      require(value.isObject(), field, "an object", value);
      value.properties().forEach(e -> entries.put(e.getKey(), value(member, e.getValue())));
      return entries;
    }
    if (type == MarshallingType.SDK_POJO) {
      SdkPojo inner = field.constructor().get();
      fill(inner, value);
      return ((Buildable) inner).build();
    }
    return scalar(field, value);
  }

  private static Object scalar(SdkField<?> field, JsonNode value) {
    String text = value.isTextual() ? value.asText() : value.toString();
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_BYTES) {
      return SdkBytes.fromUtf8String(text);
    }
    if (type == MarshallingType.INSTANT) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException unreadable) {
        throw new MalformedException(
            "The value of " + field.memberName() + " is not a time: " + text, unreadable);
      }
    }
    return SCALARS.parse(text, field);
  }

  private static void require(boolean holds, SdkField<?> field, String wanted, JsonNode found) {
    if (!holds) {
      throw new MalformedException(
          "%s: expected %s, found %s".formatted(field.memberName(), wanted, kind(found)), null);
    }
  }

  private static String kind(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
