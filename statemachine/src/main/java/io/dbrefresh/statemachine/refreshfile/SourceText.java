package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A refresh file's JSON, and the line that each of its values stands on. */
final class SourceText {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonNode tree;
  private final Map<String, Integer> lines;

  private SourceText(JsonNode tree, Map<String, Integer> lines) {
    this.tree = tree;
    this.lines = lines;
  }

  /** Text that is no JSON is one problem, at the line where it stops being JSON. */
  static SourceText parse(String name, byte[] json) {
    try {
      JsonNode tree = JSON.readTree(json);
      if (tree instanceof MissingNode) {
        throw new InvalidRefreshFileException(name, List.of(broken(1, "The file is empty")));
      }
      return new SourceText(tree, lines(json));
    } catch (JsonProcessingException damaged) {
      int line = damaged.getLocation() == null ? 0 : damaged.getLocation().getLineNr();
      throw new InvalidRefreshFileException(
          name, List.of(broken(line, "This is not JSON: " + damaged.getOriginalMessage())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Problem broken(int line, String message) {
    return new Problem(Problem.Severity.ERROR, "", line, message);
  }

  private static Map<String, Integer> lines(byte[] json) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        if (!token.isStructEnd() && token != JsonToken.FIELD_NAME) {
          String pointer = parser.getParsingContext().pathAsPointer().toString();
          if (token.isStructStart()) {
            pointer = parser.getParsingContext().getParent().pathAsPointer().toString();
          }
          lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return lines;
  }

  JsonNode tree() {
    return tree;
  }

  /** The line of the value at {@code pointer}, or of the nearest value around it. */
  int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 0);
  }
}
