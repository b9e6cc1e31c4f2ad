package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.asl.path.PathExpression;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.asl.value.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a call: a name, and arguments that are strings in single quotes, numbers, {@code true},
 * {@code false}, {@code null}, paths or further calls.
 */
final class Parser {
  private static final String PREFIX = "States.";

  private final String text;
  private int at;

  Parser(String text) {
    this.text = text;
  }

  Expression parse() {
    Expression call = call();
    blanks();
    if (at < text.length()) {
      throw invalid();
    }
    return call;
  }

  private Expression call() {
    int open = text.indexOf('(', at);
    if (!text.startsWith(PREFIX, at) || open < 0) {
      throw invalid();
    }
    String name = text.substring(at + PREFIX.length(), open).trim();
    Function function =
        Functions.named(name)
            .orElseThrow(
                () -> new IllegalArgumentException("Unknown intrinsic function: States." + name));
    at = open + 1;
    return new Call(name, function, arguments(name.equals("Format")));
  }

  private List<Expression> arguments(boolean templateFirst) {
    List<Expression> arguments = new ArrayList<>();
    blanks();
    if (peek() == ')') {
      at++;
      return arguments;
    }
    while (true) {
      blanks();
      arguments.add(argument(templateFirst && arguments.isEmpty()));
      blanks();
      char next = peek();
      at++;
      if (next == ')') {
        return arguments;
      }
      if (next != ',') {
        throw invalid();
      }
    }
  }

  private Expression argument(boolean isTemplate) {
    if (peek() == '\'') {
      return Expression.constant(JsonNodeFactory.instance.textNode(string(isTemplate)));
    }
    if (text.startsWith(PREFIX, at)) {
      return call();
    }
    String word = word();
    if (word.startsWith("$")) {
      return new Argument(PathExpression.compile(word));
    }
    return Expression.constant(scalar(word));
  }

  private String string(boolean isTemplate) {
    StringBuilder read = new StringBuilder();
    at++;
    while (peek() != '\'') {
      if (peek() == '\\' && at + 1 < text.length()) {
        read.append(escaped(text.charAt(at + 1), isTemplate));
        at += 2;
      } else {
        read.append(peek());
        at++;
      }
    }
    at++;
    return read.toString();
  }

  /**
   * Quotes, braces and backslashes lose their backslash; before anything else it stays. In the
   * template of {@code States.Format} escaped braces keep it, because there they mean something.
   */
  private static String escaped(char escaped, boolean isTemplate) {
    boolean loses = escaped == '\'' || (!isTemplate && "{}\\".indexOf(escaped) >= 0);
    return loses ? String.valueOf(escaped) : "\\" + escaped;
  }

  /** Up to the comma or parenthesis that ends the argument, brackets and quotes respected. */
  private String word() {
    int begin = at;
    int depth = 0;
    char quote = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[' || c == '(') {
        depth++;
      } else if (depth > 0 && (c == ']' || c == ')')) {
        depth--;
      } else if (depth == 0 && (c == ',' || c == ')')) {
        break;
      }
    }
    return text.substring(begin, at).trim();
  }

  private JsonNode scalar(String word) {
    try {
      JsonNode value = Json.read(word);
      if (value.isValueNode() && !value.isTextual()) {
        return value;
      }
    } catch (MalformedJsonException none) {
      throw invalid();
    }
    throw invalid();
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw invalid();
    }
    return text.charAt(at);
  }

  private IllegalArgumentException invalid() {
    return new IllegalArgumentException("Invalid intrinsic function call: " + text);
  }
}
