package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import java.util.List;

/**
 * A function with its arguments.
 *
 * @param name without {@code States.}
 */
record Call(String name, Function function, List<Expression> arguments) implements Expression {

  /** {@inheritDoc} Throws a {@link FailedCallException} when it cannot be computed. */
  @Override
  public JsonNode evaluate(Scope scope) {
    List<JsonNode> values = arguments.stream().map(argument -> argument.evaluate(scope)).toList();
    try {
      return function.apply(values, scope.random());
    } catch (InvalidArgumentException invalid) {
      throw new FailedCallException(
          "There was an error while evaluating the intrinsic function: ",
          ". " + invalid.detail().orElse("Invalid arguments in States." + name));
    }
  }
}
