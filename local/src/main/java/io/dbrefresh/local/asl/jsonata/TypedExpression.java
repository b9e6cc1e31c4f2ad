package io.dbrefresh.local.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.EvaluationFault;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import java.util.Locale;
import java.util.function.Predicate;

/** A JSONata expression in a field that takes values of one type only. */
public final class TypedExpression implements Expression {
  private final JsonataExpression expression;
  private final String expected;
  private final Predicate<JsonNode> test;

  private TypedExpression(JsonataExpression expression, String expected, Predicate<JsonNode> test) {
    this.expression = expression;
    this.expected = expected;
    this.test = test;
  }

  /** For a field that takes an array. */
  public static Expression array(JsonataExpression expression) {
    return new TypedExpression(expression, "array", JsonNode::isArray);
  }

  /** For a field that takes {@code true} or {@code false}. */
  public static Expression bool(JsonataExpression expression) {
    return new TypedExpression(expression, "boolean", JsonNode::isBoolean);
  }

  /** For a field that takes a string. */
  public static Expression string(JsonataExpression expression) {
    return new TypedExpression(expression, "string", JsonNode::isTextual);
  }

  /** For a field that takes a number. */
  public static Expression number(JsonataExpression expression) {
    return new TypedExpression(expression, "number", JsonNode::isNumber);
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    JsonNode value = expression.evaluate(scope);
    if (test.test(value)) {
      return value;
    }
    throw expression.fault(
        "returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
            .formatted(expected, value.getNodeType().name().toLowerCase(Locale.ROOT), value));
  }

  /** A value of the right type that the field still cannot take, told in a whole sentence. */
  public EvaluationFault fault(String sentence) {
    return expression.faultOfField(sentence);
  }

  /**
   * The whole number that the expression gave.
   *
   * @param name of the field
   * @throws EvaluationFault when it is none, or less than zero or more than {@code most}
   */
  public long whole(String name, JsonNode value, long most) {
    double number = value.doubleValue();
    if (number != Math.rint(number)) {
      throw fault("The %s field cannot be parsed as an integer: %s".formatted(name, value));
    }
    within(name, value, most);
    return value.longValue();
  }

  /** Checks that the number that the expression gave is not less than zero or more than another. */
  public void within(String name, JsonNode value, long most) {
    if (value.doubleValue() < 0 || value.doubleValue() > most) {
      throw fault("%s must be between 0 and %d but was: %s".formatted(name, most, value));
    }
  }

  @Override
  public String toString() {
    return expression.toString();
  }
}
