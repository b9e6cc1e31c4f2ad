package io.dbrefresh.launcher.sql;

/**
 * Whether what was typed so far is a whole statement: its last character is a semicolon that stands
 * in no quotes and no comment.
 */
final class StatementEnd {
  private final String text;
  private int at;

  private StatementEnd(String text) {
    this.text = text;
  }

  static boolean reached(String typed) {
    return new StatementEnd(typed.stripTrailing()).reached();
  }

  private boolean reached() {
    boolean ended = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"' || c == '`') {
        ended = false;
        skipTo(String.valueOf(c), 1);
      } else if (text.startsWith("--", at)) {
        skipTo("\n", 2);
      } else if (text.startsWith("/*", at)) {
        skipTo("*/", 2);
      } else {
        ended = c == ';' || ended && Character.isWhitespace(c);
        at++;
      }
    }
    return ended && at == text.length();
  }

  /** Goes behind {@code end}; an end that does not come leaves the statement open. */
  private void skipTo(String end, int begin) {
    int found = text.indexOf(end, at + begin);
    boolean comment = "\n".equals(end);
    at = found >= 0 ? found + end.length() : comment ? text.length() : text.length() + 1;
  }
}
