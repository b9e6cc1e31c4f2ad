package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits as psql does. See "Lexical Structure" in PostgreSQL's documentation, and CREATE FUNCTION
 * for bodies between {@code BEGIN ATOMIC} and {@code END}.
 */
final class PostgresLexer extends SqlLexer {
  private static final int WORDS_KEPT = 4;

  private final List<String> words = new ArrayList<>();
  private String last = "";
  private int parentheses;
  private int bodies;
  private boolean fromStdin;
  private boolean backslashEscapes;

  PostgresLexer(InputStream script) throws IOException {
    super(script);
  }

  @Override
  void backslashEscapes(boolean escapes) {
    backslashEscapes = escapes;
  }

  @Override
  void begin() {
    words.clear();
    last = "";
    parentheses = 0;
    bodies = 0;
    fromStdin = false;
  }

  @Override
  SqlStatement finished(String statement, int line) {
    return new SqlStatement(statement, line, fromStdin && words.get(0).equals("COPY"));
  }

  @Override
  int delimiterLength() throws IOException {
    return bytes().peek(0) == ';' && parentheses <= 0 && bodies == 0 ? 1 : 0;
  }

  @Override
  boolean takeCommand() throws IOException {
    if (bytes().startsWith("\\restrict ") || bytes().startsWith("\\unrestrict ")) {
      bytes().restOfLine(); // pg_dump's, for psql alone
      return true;
    }
    refuseMetaCommand();
    return false;
  }

  private void refuseMetaCommand() throws IOException {
    if (bytes().peek(0) == '\\') {
      int line = bytes().line();
      String command = bytes().restOfLine().split("\\s", 2)[0];
      throw new ScriptSyntaxException(
          line, "%s is a command of psql, not SQL; it cannot be run here".formatted(command));
    }
  }

  @Override
  boolean atComment(int next) throws IOException {
    return next == '-' && bytes().peek(1) == '-' || next == '/' && bytes().peek(1) == '*';
  }

  @Override
  void takeComment() throws IOException {
    if (bytes().peek(0) == '-') {
      takeLineComment();
      return;
    }
    int line = bytes().line();
    int depth = 0;
    do {
      if (bytes().advanceTo('/', '*') == ScriptBytes.END) {
        throw new ScriptSyntaxException(line, "the comment is not closed");
      }
      boolean opens = bytes().startsWith("/*");
      boolean closes = bytes().startsWith("*/");
      depth += opens ? 1 : closes ? -1 : 0;
      bytes().advance(opens || closes ? 2 : 1);
    } while (depth > 0);
  }

  @Override
  void takeToken(int next) throws IOException {
    if (next == '\'' || next == '"') {
      takeQuoted((char) next, backslashEscapes && next == '\'');
    } else if (next == '$') {
      takeDollar();
    } else if (isWordStart(next)) {
      takeWord(next);
    } else if (next >= '0' && next <= '9') {
      bytes().advance(wordLength());
    } else {
      refuseMetaCommand();
      parentheses += next == '(' ? 1 : next == ')' ? -1 : 0;
      bytes().advance(1);
    }
  }

  private void takeWord(int next) throws IOException {
    int length = wordLength();
    if (length == 1 && (next == 'e' || next == 'E') && bytes().peek(1) == '\'') {
      bytes().advance(1);
      takeQuoted('\'', true);
      return;
    }
    if (words.size() < WORDS_KEPT || isRoutine() || words.get(0).equals("COPY")) {
      word(bytes().upperCase(length));
    }
    bytes().advance(length);
  }

  private void word(String word) {
    fromStdin |= word.equals("STDIN") && last.equals("FROM");
    if (isRoutine()) {
      boolean opens = word.equals("BEGIN") || word.equals("CASE") && bodies > 0;
      bodies += opens ? 1 : word.equals("END") && bodies > 0 ? -1 : 0;
    }
    if (words.size() < WORDS_KEPT) {
      words.add(word);
    }
    last = word;
  }

  private boolean isRoutine() {
    if (words.size() < 2 || !words.get(0).equals("CREATE")) {
      return false;
    }
    boolean replaces =
        words.size() > 3 && words.get(1).equals("OR") && words.get(2).equals("REPLACE");
    String what = words.get(replaces ? 3 : 1);
    return what.equals("FUNCTION") || what.equals("PROCEDURE");
  }

  private void takeDollar() throws IOException {
    int end = 1;
    while (isWord(bytes().peek(end)) && bytes().peek(end) != '$') {
      end++;
    }
    boolean tagged = end == 1 || isWordStart(bytes().peek(1));
    if (bytes().peek(end) != '$' || !tagged) {
      bytes().advance(1);
      return;
    }
    String tag = bytes().text(end + 1);
    bytes().advance(end + 1);
    takeThrough(tag, "the quote " + tag);
  }

  /** The data of the COPY that has just been answered, up to {@code \.} or the script's end. */
  CopyData copyData() throws IOException {
    bytes().restOfLine();
    return new CopyData(bytes());
  }
}
