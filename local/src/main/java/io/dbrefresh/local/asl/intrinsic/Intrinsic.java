package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;

/**
 * A call of an intrinsic function ("Intrinsics for JSONPath states"). The specification has {@code
 * States.IntrinsicFailure} for one that fails; the service answers {@code States.Runtime}.
 */
public final class Intrinsic implements Expression {
  private final String text;
  private final Expression call;

  private Intrinsic(String text, Expression call) {
    this.text = text;
    this.call = call;
  }

  /**
   * Reads a call.
   *
   * @throws IllegalArgumentException when it is none, or calls a function that does not exist
   */
  public static Expression compile(String text) {
    return new Intrinsic(text, new Parser(text).parse());
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    try {
      return call.evaluate(scope);
    } catch (FailedCallException failed) {
      throw StateFault.runtime(failed.about(text));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
