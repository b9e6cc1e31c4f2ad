package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import java.util.List;

/** A call of an intrinsic function ("Intrinsics for JSONPath states"). */
public final class Intrinsic implements Expression {
  private final String text;
  private final Function function;
  private final List<Expression> arguments;

  Intrinsic(String text, Function function, List<Expression> arguments) {
    this.text = text;
    this.function = function;
    this.arguments = arguments;
  }

  /**
   * Reads a call.
   *
   * @throws IllegalArgumentException when it is none, or calls a function that does not exist
   */
  public static Expression compile(String text) {
    return new Parser(text).parse();
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    List<JsonNode> values = arguments.stream().map(argument -> argument.evaluate(scope)).toList();
    try {
      return function.apply(values, scope.random());
    } catch (InvalidArgumentException invalid) {
      throw new StateFault(
          ErrorName.INTRINSIC_FAILURE,
          "The function '%s' had the following error: %s".formatted(text, invalid.getMessage()));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
