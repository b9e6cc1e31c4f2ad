package io.dbrefresh.launcher.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON in history events, which may be absent, cut off, or wrapped by the service it came from. */
final class Payload {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> WRAPPINGS = List.of("Output", "Payload", "output");

  private Payload() {}

  /** {@code text} as JSON; an empty object where it is none. */
  static JsonNode parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException cutOff) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** What the task said of itself, in its answer or in what a service wrapped around it. */
  static Optional<String> detail(JsonNode answer) {
    if (answer.path("detail").isTextual()) {
      return Optional.of(answer.path("detail").textValue());
    }
    return WRAPPINGS.stream()
        .map(answer::path)
        .map(inner -> inner.isTextual() ? parse(inner.textValue()) : inner)
        .filter(inner -> inner.path("detail").isTextual())
        .map(inner -> inner.path("detail").textValue())
        .findFirst();
  }
}
