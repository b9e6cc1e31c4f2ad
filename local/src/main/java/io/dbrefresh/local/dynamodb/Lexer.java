package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens ("Expression attribute names and values", "Operators"). */
final class Lexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<name>#[A-Za-z0-9_]+)|(?<value>:[A-Za-z0-9_]+)"
              + "|(?<index>[0-9]+)|(?<symbol><>|<=|>=|[=<>()\\[\\],.+-])");

  private final String parameter;
  private final String text;

  /** {@code parameter} is the request's member, for messages. */
  Lexer(String parameter, String text) {
    this.parameter = parameter;
    this.text = text;
  }

  List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw Faults.validation(
            "Invalid %s: Syntax error; token: \"%s\", near: \"%s\""
                .formatted(parameter, text.charAt(at), near(at)));
      }
      kind(matcher, at).ifPresent(tokens::add);
      at = matcher.end();
    }
    tokens.add(new Token(Token.Kind.END, "<EOF>", text.length()));
    return tokens;
  }

  private static Optional<Token> kind(Matcher matcher, int at) {
    String text = matcher.group();
    if (matcher.group("word") != null) {
      return Optional.of(new Token(Token.Kind.WORD, text, at));
    }
    if (matcher.group("name") != null) {
      return Optional.of(new Token(Token.Kind.NAME_PLACEHOLDER, text, at));
    }
    if (matcher.group("value") != null) {
      return Optional.of(new Token(Token.Kind.VALUE_PLACEHOLDER, text, at));
    }
    if (matcher.group("index") != null) {
      return Optional.of(new Token(Token.Kind.INDEX, text, at));
    }
    return matcher.group("symbol") == null
        ? Optional.empty()
        : Optional.of(new Token(Token.Kind.SYMBOL, text, at));
  }

  private String near(int at) {
    return text.substring(Math.max(0, at - 5), Math.min(text.length(), at + 5));
  }
}
