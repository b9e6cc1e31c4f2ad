package io.dbrefresh.local.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.jsonata.TypedExpression;
import io.dbrefresh.local.asl.path.PathExpression;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;

/**
 * A field that takes a whole number of zero or more, as a constant, a path or an expression.
 *
 * @param name without {@code Path}
 */
public record IntegerField(String name, Expression value) {
  private static final long MOST = 99_999_999;
  private static final String CONCURRENCY = "MaxConcurrency";

  /** The number in this scope. */
  public long evaluate(Scope scope) {
    JsonNode found = find(scope);
    if (value instanceof TypedExpression expression) {
      return expression.whole(name, found, MOST);
    }
    long number = whole(found);
    if (number < 0) {
      throw StateFault.runtime(
          name.equals(CONCURRENCY)
              ? "Expected non-negative integer for %s, got '%d' instead.".formatted(name, number)
              : name + " cannot be negative.");
    }
    return number;
  }

  private JsonNode find(Scope scope) {
    try {
      return value.evaluate(scope);
    } catch (PathNotFoundException absent) {
      throw absent.fault(value);
    }
  }

  private long whole(JsonNode found) {
    if (found.isIntegralNumber()) {
      return found.longValue();
    }
    if (found.isNumber() && found.doubleValue() == Math.rint(found.doubleValue())) {
      return found.longValue();
    }
    if (found.isTextual() && found.asText().matches("-?\\d{1,18}")) {
      return Long.parseLong(found.asText());
    }
    throw StateFault.runtime(
        "The %s%s field refers to value \"%s\" which is not a valid integer: %s"
            .formatted(
                name,
                value instanceof PathExpression ? "Path" : "",
                found.isTextual() ? found.asText() : found,
                value));
  }
}
