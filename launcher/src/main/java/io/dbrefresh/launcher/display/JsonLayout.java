package io.dbrefresh.launcher.display;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON as people lay it out by hand: what fits on a line stands on one, the rest has a line for
 * each of its parts.
 */
public final class JsonLayout {
  private static final int WIDTH = 100;

  private JsonLayout() {}

  /** The whole document; its outermost object has a line for each key. */
  public static String of(JsonNode document) {
    return broken(document, 0) + "\n";
  }

  private static String of(JsonNode node, int column, int indent) {
    String line = flat(node);
    return node.isContainerNode() && column + line.length() > WIDTH ? broken(node, indent) : line;
  }

  private static String broken(JsonNode node, int indent) {
    String begin = "\n" + " ".repeat(indent + 2);
    List<String> parts = new ArrayList<>();
    node.properties()
        .forEach(
            field -> {
              String key = quoted(field.getKey()) + ": ";
              parts.add(key + of(field.getValue(), indent + 3 + key.length(), indent + 2));
            });
    if (node.isArray()) {
      node.forEach(item -> parts.add(of(item, indent + 3, indent + 2)));
    }
    String inside = begin + String.join("," + begin, parts) + "\n" + " ".repeat(indent);
    return node.isArray() ? "[" + inside + "]" : "{" + inside + "}";
  }

  private static String flat(JsonNode node) {
    List<String> parts = new ArrayList<>();
    node.properties()
        .forEach(field -> parts.add(quoted(field.getKey()) + ": " + flat(field.getValue())));
    if (node.isArray()) {
      node.forEach(item -> parts.add(flat(item)));
    }
    return node.isArray()
        ? "[" + String.join(", ", parts) + "]"
        : node.isObject() ? "{" + String.join(", ", parts) + "}" : node.toString();
  }

  private static String quoted(String key) {
    return TextNode.valueOf(key).toString();
  }
}
