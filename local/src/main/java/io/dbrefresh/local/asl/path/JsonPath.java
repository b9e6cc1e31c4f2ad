package io.dbrefresh.local.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath that begins with {@code $}. One that can lead to many places gives an array, an empty
 * one when it leads nowhere; one that leads to exactly one place fails when there is nothing.
 */
public final class JsonPath {
  private static final Configuration ENGINE =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .build();

  private final String text;
  private final Optional<List<Step>> steps;
  private com.jayway.jsonpath.@Nullable JsonPath engine;

  private JsonPath(String text, Optional<List<Step>> steps) {
    this.text = text;
    this.steps = steps;
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static JsonPath compile(String text) {
    if (!text.startsWith("$")) {
      throw new IllegalArgumentException("The value '" + text + "' is not a valid JSONPath");
    }
    JsonPath path = new JsonPath(text, Steps.read(text));
    if (path.steps.isEmpty()) {
      path.engine();
    }
    return path;
  }

  /**
   * What the path leads to.
   *
   * @throws PathNotFoundException when it leads to one place and nothing is there
   */
  public JsonNode read(JsonNode document) {
    if (steps.isPresent()) {
      JsonNode found = follow(steps.get(), document);
      if (found != null) {
        return found;
      }
    }
    return search(document);
  }

  private static @Nullable JsonNode follow(List<Step> steps, JsonNode document) {
    JsonNode at = document;
    for (Step step : steps) {
      at = step.from(at);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  /** A path of steps comes here only when it leads nowhere: to be told so in the engine's words. */
  private JsonNode search(JsonNode document) {
    com.jayway.jsonpath.JsonPath compiled = engine();
    try {
      Object found = compiled.read(document, ENGINE);
      if (steps.isPresent()) {
        throw new PathNotFoundException("No results for path: " + compiled.getPath(), true);
      }
      return found instanceof JsonNode node ? node : Scalars.node(found);
    } catch (com.jayway.jsonpath.PathNotFoundException absent) {
      if (!compiled.isDefinite()) {
        return JsonNodeFactory.instance.arrayNode();
      }
      throw new PathNotFoundException(String.valueOf(absent.getMessage()));
    } catch (JsonPathException unusable) {
      throw new PathNotFoundException(String.valueOf(unusable.getMessage()));
    }
  }

  private com.jayway.jsonpath.JsonPath engine() {
    if (engine == null) {
      try {
        engine = com.jayway.jsonpath.JsonPath.compile(text);
      } catch (InvalidPathException invalid) {
        throw new IllegalArgumentException(invalid.getMessage(), invalid);
      }
    }
    return engine;
  }

  @Override
  public String toString() {
    return text;
  }
}
