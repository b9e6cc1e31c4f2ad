package io.dbrefresh.local.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A payload template (specification, "Payload Template"): a JSON value in which the members whose
 * names end in {@code .$} are computed.
 */
public final class PayloadTemplate {
  private PayloadTemplate() {}

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when an expression in it cannot be read
   */
  public static Expression compile(JsonNode template) {
    if (template instanceof ObjectNode object) {
      return object(object);
    }
    if (template instanceof ArrayNode array) {
      return array(array);
    }
    return Expression.constant(template);
  }

  private static Expression object(ObjectNode template) {
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : template.properties()) {
      parts.add(Part.of(member.getKey(), member.getValue()));
    }
    if (parts.stream().allMatch(Part::constant)) {
      return Expression.constant(template);
    }
    return scope -> fill(parts, scope);
  }

  private static JsonNode fill(List<Part> parts, Scope scope) {
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    parts.forEach(part -> filled.set(part.name(), part.value().evaluate(scope)));
    return filled;
  }

  private static Expression array(ArrayNode template) {
    List<Expression> items = new ArrayList<>();
    template.forEach(item -> items.add(compile(item)));
    return scope -> {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode(items.size());
      items.forEach(item -> filled.add(item.evaluate(scope)));
      return filled;
    };
  }

  private record Part(String name, Expression value, boolean constant) {
    static Part of(String name, JsonNode value) {
      if (!name.endsWith(".$")) {
        return new Part(name, compile(value), value.isValueNode());
      }
      if (!value.isTextual()) {
        throw new IllegalArgumentException(
            "The value for the field '"
                + name
                + "' must be a valid JSONPath or a valid intrinsic"
                + " function call");
      }
      return new Part(
          name.substring(0, name.length() - 2), TemplateField.compile(name, value.asText()), false);
    }
  }
}
