package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.Reader;

/**
 * Splits as the clients of MySQL and MariaDB do, with {@code DELIMITER}; without it the bodies of
 * routines are told by their {@code BEGIN} and {@code END}. See "Comments", "String Literals" and
 * "Defining Stored Programs" in MySQL's reference manual.
 */
final class MysqlLexer extends SqlLexer {
  private static final String STANDARD = ";";

  private final RoutineBody body = new RoutineBody();
  private String delimiter = STANDARD;

  MysqlLexer(Reader script) throws IOException {
    super(script);
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
    boolean inside = delimiter.equals(STANDARD) && body.isOpen();
    return !inside && characters().startsWith(delimiter) ? delimiter.length() : 0;
  }

  @Override
  boolean takeCommand() throws IOException {
    String command = "DELIMITER";
    for (int i = 0; i < command.length(); i++) {
      if (Character.toUpperCase(characters().peek(i)) != command.charAt(i)) {
        return false;
      }
    }
    int behind = characters().peek(command.length());
    if (behind != ' ' && behind != '\t') {
      return false;
    }
    int line = characters().line();
    String[] parts = characters().restOfLine().split("\\s+");
    if (parts.length < 2) {
      throw new ScriptSyntaxException(line, "DELIMITER names no delimiter");
    }
    delimiter = parts[1];
    delimited();
    return true;
  }

  @Override
  boolean atComment() throws IOException {
    if (characters().peek(0) == '#') {
      return true;
    }
    if (characters().startsWith("--")) {
      int behind = characters().peek(2);
      return behind == Characters.END || behind <= ' '; // select 5--1 is 6
    }
    return characters().startsWith("/*") && !isExecuted();
  }

  /** Comments that the server reads: {@code /*!}, and MariaDB's own {@code /*M!}. */
  private boolean isExecuted() throws IOException {
    return characters().startsWith("/*!") || characters().startsWith("/*M!");
  }

  @Override
  void takeComment() throws IOException {
    if (characters().peek(0) == '/') {
      take(2);
      takeThrough("*/", "the comment");
    } else {
      takeLineComment();
    }
  }

  @Override
  void takeToken(int next) throws IOException {
    if (next == '\'' || next == '"') {
      takeQuoted((char) next, true);
      body.symbol('\'');
    } else if (next == '`') {
      takeQuoted('`', false);
      body.symbol('`');
    } else if (next == '/' && isExecuted()) {
      takeExecutedComment();
    } else if (isWordStart(next)) {
      body.word(takeWord());
    } else if (next >= '0' && next <= '9') {
      takeWord();
      body.symbol('0');
    } else if (next == '\\') {
      throw new ScriptSyntaxException(
          characters().line(),
          "\\%c is a command of the mysql client, not SQL; it cannot be run here"
              .formatted(Math.max(' ', characters().peek(1))));
    } else {
      take(1);
      body.symbol((char) next);
    }
  }

  /** A delimiter inside does not end the statement; words inside may open a body. */
  private void takeExecutedComment() throws IOException {
    int line = characters().line();
    take(3);
    while (!characters().startsWith("*/")) {
      int next = characters().peek(0);
      if (next == Characters.END) {
        throw new ScriptSyntaxException(line, "the comment /*! is not closed");
      }
      if (next == '\'' || next == '"' || next == '`') {
        takeQuoted((char) next, next != '`');
      } else if (isWordStart(next)) {
        body.word(takeWord());
      } else {
        take(1);
      }
    }
    take(2);
  }
}
