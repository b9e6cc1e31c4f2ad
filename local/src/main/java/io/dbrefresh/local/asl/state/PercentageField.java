package io.dbrefresh.local.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.jsonata.TypedExpression;
import io.dbrefresh.local.asl.path.PathExpression;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;

/**
 * A field that takes a number from 0 to 100, as a constant, a path or an expression.
 *
 * @param name without {@code Path}
 */
public record PercentageField(String name, Expression value) {

  private static final long MOST = 100;

  /** Whether a number is a percentage. */
  public static boolean isWithin(double number) {
    return number >= 0 && number <= MOST;
  }

  /** The number in this scope. */
  public double evaluate(Scope scope) {
    JsonNode found = find(scope);
    if (value instanceof TypedExpression expression) {
      expression.within(name, found, MOST);
    }
    double number = number(found);
    if (!isWithin(number)) {
      throw StateFault.runtime(name + " must be between 0 and 100.");
    }
    return number;
  }

  /** A text that spells a number is taken for it. */
  private double number(JsonNode found) {
    try {
      return Double.parseDouble(found.isValueNode() ? found.asText() : "");
    } catch (NumberFormatException other) {
      throw invalid(found);
    }
  }

  private StateFault invalid(JsonNode found) {
    return StateFault.runtime(
        "The %s%s field refers to value \"%s\" which is not a valid float: %s"
            .formatted(
                name,
                value instanceof PathExpression ? "Path" : "",
                found.isTextual() ? found.asText() : found,
                value));
  }

  private JsonNode find(Scope scope) {
    try {
      return value.evaluate(scope);
    } catch (PathNotFoundException absent) {
      throw absent.fault(value);
    }
  }
}
