package io.dbrefresh.local.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value in which strings between <code>{%</code> and <code>%}</code> are computed. */
public final class JsonataTemplate {
  private JsonataTemplate() {}

  /**
   * Reads a template.
   *
   * @param field where it stands: {@code Output}, {@code Arguments/Payload}
   * @throws IllegalArgumentException when an expression in it cannot be read
   */
  public static Expression compile(JsonNode template, String field) {
    if (template.isTextual() && JsonataExpression.marks(template.asText())) {
      return JsonataExpression.compile(template.asText(), field);
    }
    if (isConstant(template)) {
      return Expression.constant(template);
    }
    return template instanceof ArrayNode array
        ? array(array, field)
        : object((ObjectNode) template, field);
  }

  private static boolean isConstant(JsonNode template) {
    if (template.isContainerNode()) {
      for (JsonNode part : template) {
        if (!isConstant(part)) {
          return false;
        }
      }
      return true;
    }
    return !template.isTextual() || !JsonataExpression.marks(template.asText());
  }

  private static Expression object(ObjectNode template, String field) {
    Map<String, Expression> members = new LinkedHashMap<>();
    template
        .properties()
        .forEach(
            member ->
                members.put(
                    member.getKey(), compile(member.getValue(), field + "/" + member.getKey())));
    return scope -> fill(members, scope);
  }

  private static JsonNode fill(Map<String, Expression> members, Scope scope) {
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    members.forEach((name, value) -> filled.set(name, value.evaluate(scope)));
    return filled;
  }

  private static Expression array(ArrayNode template, String field) {
    List<Expression> items = new ArrayList<>();
    for (int index = 0; index < template.size(); index++) {
      items.add(compile(template.get(index), field + "[" + index + "]"));
    }
    return scope -> {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode(items.size());
      items.forEach(item -> filled.add(item.evaluate(scope)));
      return filled;
    };
  }
}
