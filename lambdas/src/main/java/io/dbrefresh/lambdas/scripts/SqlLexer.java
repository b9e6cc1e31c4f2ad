package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Splits a script into statements as it is read, without understanding more SQL than that takes:
 * quotes, comments, and bodies in which a delimiter does not end the statement. A script without
 * any delimiter holds one statement a line where each of its lines can stand alone.
 */
abstract class SqlLexer {
  private final ScriptBytes bytes;
  private final Deque<SqlStatement> lines = new ArrayDeque<>();
  private boolean delimited;

  SqlLexer(InputStream script) throws IOException {
    this.bytes = new ScriptBytes(script);
  }

  /** How long the delimiter is that ends the statement here; 0 where none does. */
  abstract int delimiterLength() throws IOException;

  /** Takes one token that begins with {@code next}. */
  abstract void takeToken(int next) throws IOException;

  /** Whether a comment that the server does not see begins here. */
  abstract boolean atComment(int next) throws IOException;

  /** Takes the comment that begins here. */
  abstract void takeComment() throws IOException;

  /** Takes a command of the client's that stands where a statement could begin. */
  abstract boolean takeCommand() throws IOException;

  /** Forgets what is known of the statement before. */
  abstract void begin();

  /** What the finished statement is, as far as more is known of it than its text. */
  abstract SqlStatement finished(String statement, int line);

  /**
   * The next statement; empty at the end of the script.
   *
   * @throws ScriptSyntaxException for an open quote or comment, or a command of a client
   */
  final Optional<SqlStatement> next() throws IOException {
    if (!lines.isEmpty()) {
      return Optional.of(lines.remove());
    }
    while (skipToStatement()) {
      int line = bytes.line();
      begin();
      bytes.mark();
      boolean first = !delimited;
      int delimiter = takeStatement();
      String statement = bytes.marked();
      boolean byLineEnd = delimiter == 1 && bytes.peek(0) == '\n';
      bytes.advance(delimiter);
      delimited |= delimiter > 0 && !byLineEnd;
      if (!statement.isEmpty()) {
        return Optional.of(
            delimiter > 0 || !first ? finished(statement, line) : undelimited(statement, line));
      }
    }
    return Optional.empty();
  }

  private SqlStatement undelimited(String script, int line) {
    lines.addAll(StatementLines.of(script, line));
    return lines.isEmpty() ? finished(script, line) : lines.remove();
  }

  /** The length of the delimiter that the statement ends at; 0 at the end of the script. */
  private int takeStatement() throws IOException {
    for (int next = bytes.peek(0); next != ScriptBytes.END; next = bytes.peek(0)) {
      int delimiter = delimiterLength();
      if (delimiter > 0) {
        return delimiter;
      }
      if (atComment(next)) {
        takeComment();
      } else {
        takeToken(next);
      }
    }
    return 0;
  }

  private boolean skipToStatement() throws IOException {
    while (true) {
      int next = bytes.peek(0);
      if (next >= 0 && next <= ' ') {
        bytes.advance(1);
      } else if (atComment(next)) {
        takeComment();
      } else if (!takeCommand()) {
        return next != ScriptBytes.END;
      }
    }
  }

  /** Whether a backslash in plain quotes takes the next character's meaning away. */
  abstract void backslashEscapes(boolean escapes);

  /** The script from here on. */
  final ScriptBytes bytes() {
    return bytes;
  }

  /** Notes that the script has delimiters, so a line is no statement by itself. */
  final void delimited() {
    delimited = true;
  }

  /** How many bytes from here are a word. */
  final int wordLength() throws IOException {
    int length = 0;
    while (isWord(bytes.peek(length))) {
      length++;
    }
    return length;
  }

  /** Takes a quoted text; a doubled quote stands for itself. */
  final void takeQuoted(char quote, boolean backslashEscapes) throws IOException {
    int line = bytes.line();
    bytes.advance(1);
    while (true) {
      int next = bytes.advanceTo(quote, backslashEscapes ? '\\' : quote);
      if (next == ScriptBytes.END) {
        throw new ScriptSyntaxException(line, "the quote %c is not closed".formatted(quote));
      }
      boolean pair = next == '\\' || bytes.peek(1) == quote;
      bytes.advance(pair && bytes.peek(1) != ScriptBytes.END ? 2 : 1);
      if (!pair) {
        return;
      }
    }
  }

  /** Takes everything up to and with {@code end}. */
  final void takeThrough(String end, String what) throws IOException {
    int line = bytes.line();
    while (!bytes.startsWith(end)) {
      if (bytes.peek(0) == ScriptBytes.END) {
        throw new ScriptSyntaxException(line, what + " is not closed");
      }
      bytes.advance(1);
      bytes.advanceTo(end.charAt(0), end.charAt(0));
    }
    bytes.advance(end.length());
  }

  /** Takes a comment up to the end of the line. */
  final void takeLineComment() throws IOException {
    bytes.advanceTo('\n', '\n');
  }

  static boolean isWordStart(int c) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80;
  }

  static boolean isWord(int c) {
    return isWordStart(c) || c >= '0' && c <= '9' || c == '$';
  }
}
