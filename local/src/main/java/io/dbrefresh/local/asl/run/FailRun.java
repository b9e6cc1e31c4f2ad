package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.state.FailState;
import io.dbrefresh.local.asl.value.Json;

/** A Fail state that runs. */
final class FailRun extends StateRun {
  private final FailState state;

  FailRun(Strand strand, FailState state, Json input) {
    super(strand, state, input);
    this.state = state;
  }

  @Override
  void work() {
    Scope scope = scope();
    throw new StatesException(
        state.error().map(error -> text("ErrorPath", error, scope)),
        state.cause().map(cause -> text("CausePath", cause, scope)));
  }

  private static String text(String field, Expression expression, Scope scope) {
    JsonNode value;
    try {
      value = expression.evaluate(scope);
    } catch (PathNotFoundException absent) {
      throw StateFault.runtime(
          "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
              .formatted(expression, field, scope.input().text()));
    }
    if (!value.isTextual()) {
      throw StateFault.runtime(
          "The field '%s' must refer to a string, but %s is %s"
              .formatted(field, expression, value));
    }
    return value.asText();
  }
}
