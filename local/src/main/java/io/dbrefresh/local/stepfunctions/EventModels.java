package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.history.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Events as the SDK has them, filled by the member names that both share. */
final class EventModels {
  private static final List<String> DATA = List.of("input", "output", "parameters");

  private EventModels() {}

  static HistoryEvent of(Event event) {
    return of(event, ExecutionLog.toJson(event));
  }

  /** The event without what goes in and comes out. */
  static HistoryEvent withoutData(Event event) {
    ObjectNode json = ExecutionLog.toJson(event).deepCopy();
    for (JsonNode details : json) {
      if (details instanceof ObjectNode told) {
        told.remove(DATA);
      }
    }
    return of(event, json);
  }

  private static HistoryEvent of(Event event, JsonNode json) {
    HistoryEvent.Builder builder = HistoryEvent.builder();
    fill(builder, json);
    return builder.timestamp(event.timestamp()).build();
  }

  private static void fill(SdkPojo target, JsonNode json) {
    for (SdkField<?> field : target.sdkFields()) {
      JsonNode value = json.get(field.locationName());
      if (value != null) {
        field.set(target, value(field, value));
      }
    }
  }

  private static @Nullable Object value(SdkField<?> field, JsonNode value) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> value.asText();
      case LONG -> value.asLong();
      case INTEGER -> value.asInt();
      case BOOLEAN -> value.asBoolean();
      case INSTANT -> Instant.ofEpochMilli(value.asLong());
      case MAP -> texts(value);
      case SDK_POJO -> pojo(field, value);
      default ->
          throw new IllegalStateException("No event has a member like " + field.memberName());
    };
  }

  private static Object pojo(SdkField<?> field, JsonNode value) {
    SdkPojo nested = field.constructor().get();
    fill(nested, value);
    return ((SdkBuilder<?, ?>) nested).build();
  }

  private static Map<String, String> texts(JsonNode value) {
    Map<String, String> texts = new LinkedHashMap<>();
    value.properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
    return texts;
  }
}
