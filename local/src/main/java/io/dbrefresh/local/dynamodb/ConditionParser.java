package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Parses conditions, filters and key conditions by recursive descent, one method a level of
 * precedence: OR, AND, NOT, then comparisons and functions.
 */
final class ConditionParser {
  private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");

  private final TokenStream tokens;

  ConditionParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  Condition parse() {
    Condition condition = or();
    tokens.expectEnd();
    return condition;
  }

  private Condition or() {
    Condition left = and();
    while (tokens.takeKeyword("OR")) {
      left = new Condition.Or(left, and());
    }
    return left;
  }

  private Condition and() {
    Condition left = not();
    while (tokens.takeKeyword("AND")) {
      left = new Condition.And(left, not());
    }
    return left;
  }

  private Condition not() {
    return tokens.takeKeyword("NOT") ? new Condition.Not(not()) : primary();
  }

  private Condition primary() {
    if (tokens.takeSymbol("(")) {
      Condition inner = or();
      tokens.expectSymbol(")");
      return inner;
    }
    return isFunction() && !tokens.peek().isKeyword("SIZE") ? function() : comparison();
  }

  private boolean isFunction() {
    return tokens.peek().kind() == Token.Kind.WORD && tokens.peekSecond().isSymbol("(");
  }

  private Condition function() {
    String name = tokens.take().text();
    tokens.expectSymbol("(");
    Condition condition = call(name.toLowerCase(Locale.ROOT), name);
    tokens.expectSymbol(")");
    return condition;
  }

  private Condition call(String function, String asWritten) {
    switch (function) {
      case "attribute_exists":
        return new Condition.Exists(tokens.path());
      case "attribute_not_exists":
        return new Condition.Not(new Condition.Exists(tokens.path()));
      case "attribute_type":
        AttributePath path = tokens.path();
        tokens.expectSymbol(",");
        return new Condition.HasType(path, operand());
      case "begins_with":
        Operand text = operand();
        tokens.expectSymbol(",");
        return new Condition.BeginsWith(text, operand());
      case "contains":
        Operand container = operand();
        tokens.expectSymbol(",");
        return new Condition.Contains(container, operand());
      default:
        throw tokens.invalid("Invalid function name; function: " + asWritten);
    }
  }

  private Condition comparison() {
    Operand left = operand();
    if (tokens.takeKeyword("BETWEEN")) {
      Operand low = operand();
      tokens.expectKeyword("AND");
      return new Condition.Between(left, low, operand());
    }
    if (tokens.takeKeyword("IN")) {
      return new Condition.In(left, choices());
    }
    if (!COMPARATORS.contains(tokens.peek().text())) {
      throw tokens.unexpected();
    }
    return new Condition.Compare(tokens.take().text(), left, operand());
  }

  private List<Operand> choices() {
    List<Operand> choices = new ArrayList<>();
    tokens.expectSymbol("(");
    do {
      choices.add(operand());
    } while (tokens.takeSymbol(","));
    tokens.expectSymbol(")");
    return choices;
  }

  private Operand operand() {
    if (tokens.peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
      return new Operand.Constant(tokens.value());
    }
    if (tokens.peek().isKeyword("SIZE") && isFunction()) {
      tokens.take();
      tokens.expectSymbol("(");
      AttributePath path = tokens.path();
      tokens.expectSymbol(")");
      return new Operand.Size(path);
    }
    return new Operand.Attribute(tokens.path());
  }
}
