package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.InputStream;

/**
 * Splits as the clients of MySQL and MariaDB do, with {@code DELIMITER}; without it the bodies of
 * routines are told by their {@code BEGIN} and {@code END}. See "Comments", "String Literals" and
 * "Defining Stored Programs" in MySQL's reference manual.
 */
final class MysqlLexer extends SqlLexer {
  private static final String STANDARD = ";";

  private final RoutineBody body = new RoutineBody();
  private String delimiter = STANDARD;
  private boolean backslashEscapes = true;

  MysqlLexer(InputStream script) throws IOException {
    super(script);
  }

  @Override
  void backslashEscapes(boolean escapes) {
    backslashEscapes = escapes;
  }

  @Override
  void begin() {
    body.begin();
  }

  @Override
  SqlStatement finished(String statement, int line) {
    return new SqlStatement(statement, line, false);
  }

  @Override
  int delimiterLength() throws IOException {
    boolean standard = delimiter.equals(STANDARD);
    if (body.isUse() && bytes().peek(0) == '\n') {
      return 1; // the client takes USE at the start of a line as a command, which ends with the
      // line
    }
    if (standard) {
      return bytes().peek(0) == ';' && !body.isOpen() ? 1 : 0;
    }
    return bytes().startsWith(delimiter) ? delimiter.length() : 0;
  }

  @Override
  boolean takeCommand() throws IOException {
    String command = "DELIMITER";
    for (int i = 0; i < command.length(); i++) {
      if (Character.toUpperCase(bytes().peek(i)) != command.charAt(i)) {
        return false;
      }
    }
    int behind = bytes().peek(command.length());
    if (behind != ' ' && behind != '\t') {
      return false;
    }
    int line = bytes().line();
    String[] parts = bytes().restOfLine().split("\\s+");
    if (parts.length < 2) {
      throw new ScriptSyntaxException(line, "DELIMITER names no delimiter");
    }
    delimiter = parts[1];
    delimited();
    return true;
  }

  @Override
  boolean atComment(int next) throws IOException {
    if (next == '-' && bytes().peek(1) == '-') {
      int behind = bytes().peek(2);
      return behind == ScriptBytes.END || behind <= ' '; // select 5--1 is 6
    }
    return next == '#' || next == '/' && bytes().peek(1) == '*' && !isExecuted();
  }

  /** Comments that the server reads: {@code /*!}, and MariaDB's own {@code /*M!}. */
  private boolean isExecuted() throws IOException {
    return bytes().startsWith("/*!") || bytes().startsWith("/*M!");
  }

  @Override
  void takeComment() throws IOException {
    if (bytes().peek(0) == '/') {
      bytes().advance(2);
      takeThrough("*/", "the comment");
    } else {
      takeLineComment();
    }
  }

  @Override
  void takeToken(int next) throws IOException {
    if (next == '\'' || next == '"') {
      takeQuoted((char) next, backslashEscapes);
      body.symbol('\'');
    } else if (next == '`') {
      takeQuoted('`', false);
      body.symbol('`');
    } else if (next == '/' && bytes().peek(1) == '*' && isExecuted()) {
      takeExecutedComment();
    } else if (isWord(next)) {
      takeWord(next);
    } else if (next == '\\') {
      throw new ScriptSyntaxException(
          bytes().line(),
          "\\%c is a command of the mysql client, not SQL; it cannot be run here"
              .formatted(Math.max(' ', bytes().peek(1))));
    } else {
      bytes().advance(1);
      body.symbol((char) next);
    }
  }

  private void takeWord(int next) throws IOException {
    int length = delimiter.equals(STANDARD) ? wordLength() : wordLengthBeforeDelimiter();
    if (next >= '0' && next <= '9' || next == '$') {
      body.symbol('0');
    } else if (body.wantsWords()) {
      body.word(bytes().upperCase(length));
    }
    bytes().advance(length);
  }

  /** A delimiter of letters or dollars ends a word. */
  private int wordLengthBeforeDelimiter() throws IOException {
    int length = 1;
    while (isWord(bytes().peek(length)) && !isDelimiter(length)) {
      length++;
    }
    return length;
  }

  private boolean isDelimiter(int ahead) throws IOException {
    for (int i = 0; i < delimiter.length(); i++) {
      if (bytes().peek(ahead + i) != delimiter.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A delimiter inside does not end the statement; words inside may open a body. */
  private void takeExecutedComment() throws IOException {
    int line = bytes().line();
    bytes().advance(3);
    while (!bytes().startsWith("*/")) {
      int next = bytes().peek(0);
      if (next == ScriptBytes.END) {
        throw new ScriptSyntaxException(line, "the comment /*! is not closed");
      }
      if (next == '\'' || next == '"' || next == '`') {
        takeQuoted((char) next, backslashEscapes && next != '`');
      } else if (isWordStart(next)) {
        takeWord(next);
      } else {
        bytes().advance(1);
      }
    }
    bytes().advance(2);
  }
}
