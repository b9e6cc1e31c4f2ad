package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * Splits a script into statements as it is read, without understanding more SQL than that takes:
 * quotes, comments, and bodies in which a delimiter does not end the statement. A script without
 * any delimiter holds one statement a line where each of its lines can stand alone.
 */
abstract class SqlLexer {
  private final Characters characters;
  private final StringBuilder text = new StringBuilder();
  private final Deque<SqlStatement> lines = new ArrayDeque<>();
  private boolean delimited;

  SqlLexer(Reader script) throws IOException {
    this.characters = new Characters(script);
  }

  /** How long the delimiter is that ends the statement here; 0 where none does. */
  abstract int delimiterLength() throws IOException;

  /** Takes one token that begins with {@code next}. */
  abstract void takeToken(int next) throws IOException;

  /** Whether a comment that the server does not see begins here. */
  abstract boolean atComment() throws IOException;

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
      int line = characters.line();
      begin();
      boolean ended = takeStatement();
      String statement = text.toString().stripTrailing();
      text.setLength(0);
      boolean first = !delimited;
      delimited |= ended;
      if (!statement.isEmpty()) {
        return Optional.of(
            ended || !first ? finished(statement, line) : undelimited(statement, line));
      }
    }
    return Optional.empty();
  }

  private SqlStatement undelimited(String script, int line) {
    lines.addAll(StatementLines.of(script, line));
    return lines.isEmpty() ? finished(script, line) : lines.remove();
  }

  private boolean takeStatement() throws IOException {
    for (int next = characters.peek(0); next != Characters.END; next = characters.peek(0)) {
      if (takeDelimiter()) {
        return true;
      }
      if (atComment()) {
        takeComment();
      } else {
        takeToken(next);
      }
    }
    return false;
  }

  private boolean takeDelimiter() throws IOException {
    int length = delimiterLength();
    for (int i = 0; i < length; i++) {
      characters.read();
    }
    return length > 0;
  }

  private boolean skipToStatement() throws IOException {
    while (true) {
      if (Character.isWhitespace(characters.peek(0))) {
        characters.read();
      } else if (atComment()) {
        takeComment();
      } else if (!takeCommand()) {
        text.setLength(0);
        return characters.peek(0) != Characters.END;
      }
    }
  }

  /** The script from here on. */
  final Characters characters() {
    return characters;
  }

  /** Notes that the script has delimiters, so a line is no statement by itself. */
  final void delimited() {
    delimited = true;
  }

  /** Takes {@code count} characters into the statement. */
  final void take(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      text.append((char) characters.read());
    }
  }

  /** Takes a word and answers it in upper case. */
  final String takeWord() throws IOException {
    int from = text.length();
    while (isWord(characters.peek(0)) && delimiterLength() == 0) {
      take(1);
    }
    return text.substring(from).toUpperCase(Locale.ROOT);
  }

  /** Takes a quoted text; a doubled quote stands for itself. */
  final void takeQuoted(char quote, boolean backslashEscapes) throws IOException {
    int line = characters.line();
    take(1);
    while (true) {
      int next = characters.peek(0);
      if (next == Characters.END) {
        throw new ScriptSyntaxException(line, "the quote %c is not closed".formatted(quote));
      }
      boolean pair =
          next == quote && characters.peek(1) == quote || next == '\\' && backslashEscapes;
      take(pair && characters.peek(1) != Characters.END ? 2 : 1);
      if (!pair && next == quote) {
        return;
      }
    }
  }

  /** Takes everything up to and with {@code end}. */
  final void takeThrough(String end, String what) throws IOException {
    int line = characters.line();
    while (!characters.startsWith(end)) {
      if (characters.peek(0) == Characters.END) {
        throw new ScriptSyntaxException(line, what + " is not closed");
      }
      take(1);
    }
    take(end.length());
  }

  /** Takes a comment up to the end of the line. */
  final void takeLineComment() throws IOException {
    while (characters.peek(0) != '\n' && characters.peek(0) != Characters.END) {
      take(1);
    }
  }

  static boolean isWordStart(int c) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80;
  }

  static boolean isWord(int c) {
    return isWordStart(c) || c >= '0' && c <= '9' || c == '$';
  }
}
