package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.path.PathExpression;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;

/** A path as the argument of a function. */
record Argument(PathExpression path) implements Expression {
  private static final String UNUSABLE = "Filter: ";

  /**
   * {@inheritDoc} Throws a {@link FailedCallException} when the path leads nowhere; an index past
   * the end of an array does so here, though not where a template has the path itself.
   */
  @Override
  public JsonNode evaluate(Scope scope) {
    try {
      return path.evaluate(scope);
    } catch (PathNotFoundException absent) {
      throw new FailedCallException(
          "The function '", "' had the following error: " + reason(absent, scope));
    }
  }

  /** Into the context object, too, the service shows the path with one {@code $}, and the input. */
  private String reason(PathNotFoundException absent, Scope scope) {
    String message = String.valueOf(absent.getMessage());
    if (message.startsWith(UNUSABLE)) {
      return message;
    }
    String shown = path.toString();
    return "The JsonPath argument for the field '%s' could not be found in the input '%s'"
        .formatted(shown.startsWith("$$") ? shown.substring(1) : shown, scope.input().text());
  }
}
