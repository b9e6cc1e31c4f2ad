package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The different elements of an array in the order the service gives them: that of a hash table of
 * Java's own values (true and false come out as false and true).
 */
final class Elements {
  private Elements() {}

  static List<JsonNode> unique(JsonNode array) {
    List<Element> all = StreamSupport.stream(array.spliterator(), false).map(Element::new).toList();
    Set<Element> table = new HashSet<>(all);
    return table.stream().map(Element::value).toList();
  }

  private record Element(JsonNode value) {
    @Override
    public int hashCode() {
      return hash(value);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Element element && value.equals(element.value);
    }
  }

  /** The hash code of the number, string, boolean, list or map that a value is in Java. */
  private static int hash(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> Boolean.hashCode(value.booleanValue());
      case STRING -> value.textValue().hashCode();
      case NUMBER -> value.numberValue().hashCode();
      case ARRAY -> list(value);
      case OBJECT -> map(value);
      default -> 0;
    };
  }

  private static int list(JsonNode items) {
    int hash = 1;
    for (JsonNode item : items) {
      hash = 31 * hash + hash(item);
    }
    return hash;
  }

  private static int map(JsonNode members) {
    int hash = 0;
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      hash += member.getKey().hashCode() ^ hash(member.getValue());
    }
    return hash;
  }
}
