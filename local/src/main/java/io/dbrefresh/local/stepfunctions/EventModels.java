package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.history.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Events as the SDK has them, filled by the member names that both share. */
final class EventModels {
  private EventModels() {}

  static HistoryEvent of(Event event) {
    HistoryEvent.Builder builder = HistoryEvent.builder();
    fill(builder, ExecutionLog.toJson(event));
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
