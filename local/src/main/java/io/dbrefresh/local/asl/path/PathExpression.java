package io.dbrefresh.local.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.value.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into the input ({@code $.a}), the context object ({@code $$.Execution.Id}) or a variable
 * ({@code $name.a}).
 */
public final class PathExpression implements Expression {
  private static final Pattern VARIABLE = Pattern.compile("^\\$([A-Za-z_][\\p{L}\\p{N}_]*)(.*)$");

  private final String text;
  private final Source source;
  private final JsonPath path;

  private PathExpression(String text, Source source, JsonPath path) {
    this.text = text;
    this.source = source;
    this.path = path;
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static PathExpression compile(String text) {
    if (text.startsWith("$$")) {
      return new PathExpression(
          text, scope -> scope.context().get(), JsonPath.compile(text.substring(1)));
    }
    Matcher variable = VARIABLE.matcher(text);
    if (variable.matches()) {
      String name = variable.group(1);
      return new PathExpression(
          text, scope -> variable(scope, name), JsonPath.compile("$" + variable.group(2)));
    }
    return new PathExpression(text, scope -> scope.input().node(), JsonPath.compile(text));
  }

  private static JsonNode variable(Scope scope, String name) {
    return scope
        .variables()
        .get(name)
        .orElseThrow(() -> new PathNotFoundException("Variable $" + name + " is not assigned"));
  }

  /** {@inheritDoc} Throws a {@link PathNotFoundException} when it leads nowhere. */
  @Override
  public JsonNode evaluate(Scope scope) {
    return path.read(source.in(scope));
  }

  /** The same, keeping the text of an input that is handed on as a whole. */
  public Json select(Scope scope) {
    return text.equals("$") ? scope.input() : Json.of(evaluate(scope));
  }

  @Override
  public String toString() {
    return text;
  }

  @FunctionalInterface
  private interface Source {
    JsonNode in(Scope scope);
  }
}
