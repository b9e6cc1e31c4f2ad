package io.dbrefresh.lambdas.scripts;

import java.util.regex.Pattern;

/**
 * A name with wildcards: {@code *} and {@code ?} stand for characters other than a slash, {@code
 * **} for any, {@code [abc]} for one of those between the brackets.
 */
final class Glob {
  private static final String WILDCARDS = "*?[";

  private final String text;

  Glob(String text) {
    this.text = text;
  }

  boolean hasWildcards() {
    return literalStart().length() < text.length();
  }

  /** What stands before the first wildcard. */
  String literalStart() {
    int end = 0;
    while (end < text.length() && WILDCARDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end);
  }

  boolean matches(String name) {
    return pattern().matcher(name).matches();
  }

  private Pattern pattern() {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int close = c == '[' ? text.indexOf(']', i + 2) : -1;
      if (text.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*' || c == '?') {
        regex.append(c == '*' ? "[^/]*" : "[^/]");
      } else if (close > 0) {
        String set = text.substring(i + 1, close).replace("\\", "\\\\").replace("[", "\\[");
        regex.append('[').append(set.replaceFirst("^!", "^").replace("&&", "&\\&")).append(']');
        i = close;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
