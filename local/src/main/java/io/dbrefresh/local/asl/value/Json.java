package io.dbrefresh.local.asl.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value with its text. A value that a state hands on untouched keeps the text it came with,
 * blanks included, as it does in the service; parsing and writing happen when first asked for.
 */
public final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private @Nullable String text;
  private @Nullable JsonNode node;

  private Json(@Nullable String text, @Nullable JsonNode node) {
    this.text = text;
    this.node = node;
  }

  /** The value {@code node}, which nobody may change afterwards. */
  public static Json of(JsonNode node) {
    return new Json(null, node);
  }

  /**
   * The value that {@code text} spells.
   *
   * @throws MalformedJsonException when it is not one JSON value
   */
  public static Json parse(String text) {
    return new Json(text, read(text));
  }

  /** The array of {@code items}, each with the text it has. */
  public static Json array(List<Json> items) {
    return new Json(
        items.stream().map(Json::text).collect(Collectors.joining(",", "[", "]")), null);
  }

  /** The value as a tree; to be read only. */
  public JsonNode node() {
    if (node == null) {
      node = text == null ? NullNode.getInstance() : read(text);
    }
    return node;
  }

  /** The value as text, without blanks unless it came with some. */
  public String text() {
    if (text == null) {
      text = write(node == null ? NullNode.getInstance() : node);
    }
    return text;
  }

  /** Reads one JSON value. */
  public static JsonNode read(String text) {
    try {
      JsonNode read = MAPPER.readTree(text);
      if (read == null || read.isMissingNode()) {
        throw new MalformedJsonException("Unexpected end of file", null);
      }
      return read;
    } catch (JsonProcessingException malformed) {
      throw new MalformedJsonException(malformed.getOriginalMessage(), malformed);
    }
  }

  /**
   * Reads one JSON value that has nothing behind it, no name twice in an object, and no number
   * beyond a double.
   *
   * @throws MalformedJsonException when it is none
   */
  public static JsonNode readStrictly(String text) {
    try {
      JsonNode read = STRICT.readTree(text);
      if (read.isMissingNode() || isBoundless(read)) {
        throw new MalformedJsonException("Not one JSON value", null);
      }
      return read;
    } catch (JsonProcessingException malformed) {
      throw new MalformedJsonException(malformed.getOriginalMessage(), malformed);
    }
  }

  private static boolean isBoundless(JsonNode value) {
    if (value.isDouble()) {
      return Double.isInfinite(value.doubleValue());
    }
    for (JsonNode part : value) {
      if (isBoundless(part)) {
        return true;
      }
    }
    return false;
  }

  /** Writes a value without blanks. */
  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return text();
  }
}
