package io.dbrefresh.local.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.path.PathExpression;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;

/** A comparison of JSONPath: {@code Variable}, an operator and what it is compared with. */
public final class DataTest {
  private final PathExpression variable;
  private final Operator operator;
  private final Expression operand;

  /** {@code operand} is a constant, or a path where the operator's name ends in {@code Path}. */
  public DataTest(PathExpression variable, Operator operator, Expression operand) {
    this.variable = variable;
    this.operator = operator;
    this.operand = operand;
  }

  boolean holds(Scope scope) {
    if (operator.asksForPresence()) {
      return isPresent(scope) == operand.evaluate(scope).booleanValue();
    }
    JsonNode value = read(variable, scope);
    JsonNode other =
        operand instanceof PathExpression path ? read(path, scope) : operand.evaluate(scope);
    return operator.test(value, other);
  }

  private boolean isPresent(Scope scope) {
    try {
      variable.evaluate(scope);
      return true;
    } catch (PathNotFoundException absent) {
      return false;
    }
  }

  private static JsonNode read(PathExpression path, Scope scope) {
    try {
      return path.evaluate(scope);
    } catch (PathNotFoundException absent) {
      throw StateFault.runtime(
          "Invalid path '%s': The choice state's condition path references an invalid value."
              .formatted(path));
    }
  }
}
