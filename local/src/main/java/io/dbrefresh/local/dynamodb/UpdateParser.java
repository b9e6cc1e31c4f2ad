package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses update expressions: the sections SET, REMOVE, ADD and DELETE, each at most once. */
final class UpdateParser {
  private static final Set<String> SECTIONS = Set.of("SET", "REMOVE", "ADD", "DELETE");

  private final TokenStream tokens;

  UpdateParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  List<UpdateAction> parse() {
    List<UpdateAction> actions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    do {
      String section = tokens.peek().text().toUpperCase(Locale.ROOT);
      if (!SECTIONS.contains(section)) {
        throw tokens.unexpected();
      }
      tokens.take();
      if (!seen.add(section)) {
        throw tokens.invalid(
            "The \"" + section + "\" section can only be used once in an update expression;");
      }
      do {
        actions.add(action(section));
      } while (tokens.takeSymbol(","));
    } while (tokens.peek().kind() != Token.Kind.END);
    refuseOverlaps(actions);
    return actions;
  }

  private UpdateAction action(String section) {
    AttributePath path = tokens.path();
    switch (section) {
      case "SET":
        tokens.expectSymbol("=");
        return new UpdateAction.Set(path, sum());
      case "REMOVE":
        return new UpdateAction.Remove(path);
      case "ADD":
        return new UpdateAction.Add(path, tokens.value());
      default:
        return new UpdateAction.Delete(path, tokens.value());
    }
  }

  private Operand sum() {
    Operand left = operand();
    if (tokens.takeSymbol("+")) {
      return new Operand.Sum(left, operand(), false);
    }
    return tokens.takeSymbol("-") ? new Operand.Sum(left, operand(), true) : left;
  }

  private Operand operand() {
    if (tokens.peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
      return new Operand.Constant(tokens.value());
    }
    if (tokens.peek().kind() == Token.Kind.WORD && tokens.peekSecond().isSymbol("(")) {
      return function();
    }
    return new Operand.Attribute(tokens.path());
  }

  private Operand function() {
    String name = tokens.take().text();
    tokens.expectSymbol("(");
    Operand call;
    switch (name.toLowerCase(Locale.ROOT)) {
      case "if_not_exists":
        AttributePath path = tokens.path();
        tokens.expectSymbol(",");
        call = new Operand.IfNotExists(path, operand());
        break;
      case "list_append":
        Operand first = operand();
        tokens.expectSymbol(",");
        call = new Operand.ListAppend(first, operand());
        break;
      default:
        throw tokens.invalid("Invalid function name; function: " + name);
    }
    tokens.expectSymbol(")");
    return call;
  }

  private void refuseOverlaps(List<UpdateAction> actions) {
    for (int i = 0; i < actions.size(); i++) {
      for (int j = i + 1; j < actions.size(); j++) {
        AttributePath one = actions.get(i).path();
        AttributePath two = actions.get(j).path();
        if (one.overlaps(two)) {
          throw tokens.invalid(
              "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: %s, path two: %s"
                  .formatted(one, two));
        }
      }
    }
  }
}
