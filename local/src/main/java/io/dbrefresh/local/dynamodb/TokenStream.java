package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** An expression's tokens as the parsers take them, with what all of them have in common: paths. */
final class TokenStream {
  private final String parameter;
  private final List<Token> tokens;
  private final Placeholders placeholders;
  private final List<AttributePath> paths = new ArrayList<>();
  private int next;

  /** {@code parameter} is the request's member, for messages. */
  TokenStream(String parameter, String text, Placeholders placeholders) {
    this.parameter = parameter;
    this.placeholders = placeholders;
    if (text.isBlank()) {
      throw Faults.validation("Invalid " + parameter + ": The expression can not be empty;");
    }
    tokens = new Lexer(parameter, text).tokens();
  }

  /** Every path taken so far. */
  List<AttributePath> paths() {
    return paths;
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The token after the next one; at the end, the end. */
  Token peekSecond() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  boolean takeSymbol(String symbol) {
    boolean there = peek().isSymbol(symbol);
    next += there ? 1 : 0;
    return there;
  }

  boolean takeKeyword(String keyword) {
    boolean there = peek().isKeyword(keyword);
    next += there ? 1 : 0;
    return there;
  }

  void expectSymbol(String symbol) {
    if (!takeSymbol(symbol)) {
      throw unexpected();
    }
  }

  void expectKeyword(String keyword) {
    if (!takeKeyword(keyword)) {
      throw unexpected();
    }
  }

  void expectEnd() {
    if (peek().kind() != Token.Kind.END) {
      throw unexpected();
    }
  }

  AttributeValue value() {
    if (peek().kind() != Token.Kind.VALUE_PLACEHOLDER) {
      throw unexpected();
    }
    return placeholders.value(parameter, take().text());
  }

  AttributePath path() {
    List<AttributePath.Step> steps = new ArrayList<>();
    steps.add(key());
    while (peek().isSymbol(".") || peek().isSymbol("[")) {
      steps.add(takeSymbol(".") ? key() : index());
    }
    AttributePath path = new AttributePath(steps);
    paths.add(path);
    return path;
  }

  private AttributePath.Key key() {
    if (peek().kind() == Token.Kind.NAME_PLACEHOLDER) {
      return new AttributePath.Key(placeholders.name(parameter, take().text()));
    }
    if (peek().kind() != Token.Kind.WORD) {
      throw unexpected();
    }
    Token token = take();
    if (ReservedWords.contains(token.text())) {
      throw Faults.validation(
          "Invalid %s: Attribute name is a reserved keyword; reserved keyword: %s"
              .formatted(parameter, token.text()));
    }
    return new AttributePath.Key(token.text());
  }

  private AttributePath.Index index() {
    expectSymbol("[");
    if (peek().kind() != Token.Kind.INDEX) {
      throw unexpected();
    }
    int index = Integer.parseInt(take().text());
    expectSymbol("]");
    return new AttributePath.Index(index);
  }

  DynamoDbException invalid(String reason) {
    return Faults.validation("Invalid " + parameter + ": " + reason);
  }

  DynamoDbException unexpected() {
    StringBuilder near = new StringBuilder();
    for (int at = Math.max(0, next - 1); at < Math.min(tokens.size(), next + 2); at++) {
      near.append(near.isEmpty() ? "" : " ").append(tokens.get(at).text());
    }
    return invalid(
        "Syntax error; token: \"%s\", near: \"%s\"".formatted(peek().text(), near.toString()));
  }
}
