package io.dbrefresh.local.asl.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An Assign field: every value is computed before any variable changes. */
public record Assignment(Map<String, Expression> values) {
  /** A state that assigns nothing. */
  public static final Assignment NONE = new Assignment(Map.of());

  /** The variables it assigns. */
  public Set<String> names() {
    return values.keySet();
  }

  /** The values in this scope. */
  public Map<String, JsonNode> evaluate(Scope scope) {
    if (values.isEmpty()) {
      return Map.of();
    }
    Map<String, JsonNode> computed = new LinkedHashMap<>();
    values.forEach((name, value) -> computed.put(name, value.evaluate(scope)));
    return computed;
  }
}
