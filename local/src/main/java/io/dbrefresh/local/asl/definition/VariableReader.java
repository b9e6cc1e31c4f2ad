package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.asl.jsonata.JsonataTemplate;
import io.dbrefresh.local.asl.path.PayloadTemplate;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.QueryLanguage;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one variable of an Assign field. */
final class VariableReader {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,79}");

  private final Fields fields;
  private final QueryLanguage language;
  private final String location;

  VariableReader(Fields fields, QueryLanguage language, String location) {
    this.fields = fields;
    this.language = language;
    this.location = location;
  }

  void read(String field, Map<String, Expression> into) {
    boolean computed = language == QueryLanguage.JSONPATH && field.endsWith(".$");
    String name = computed ? field.substring(0, field.length() - 2) : field;
    if (!NAME.matcher(name).matches() || name.equals("states")) {
      fields.problem(field, "Variable name is not valid: " + name);
    }
    fields.read(field, value -> compile(field, name, value), "").ifPresent(e -> into.put(name, e));
  }

  private Expression compile(String field, String name, JsonNode value) {
    if (language == QueryLanguage.JSONATA) {
      return JsonataTemplate.compile(value, location + "Assign/" + field);
    }
    Expression template =
        PayloadTemplate.compile(JsonNodeFactory.instance.objectNode().set(field, value));
    return scope -> template.evaluate(scope).get(name);
  }
}
