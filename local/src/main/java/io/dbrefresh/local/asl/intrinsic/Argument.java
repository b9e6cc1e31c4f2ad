package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.path.PathExpression;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;

/** A path as the argument of a function. */
record Argument(PathExpression path) implements Expression {

  @Override
  public JsonNode evaluate(Scope scope) {
    try {
      return path.evaluate(scope);
    } catch (PathNotFoundException absent) {
      throw StateFault.runtime(
          "The JsonPath argument for the field '%s' could not be found in the input '%s'"
              .formatted(path, scope.input().text()));
    }
  }
}
