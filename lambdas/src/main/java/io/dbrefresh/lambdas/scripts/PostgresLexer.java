package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits as psql does. See "Lexical Structure" in PostgreSQL's documentation, and CREATE FUNCTION
 * for bodies between {@code BEGIN ATOMIC} and {@code END}.
 */
final class PostgresLexer extends SqlLexer {
  private final List<String> words = new ArrayList<>();
  private int parentheses;
  private int bodies;
  private boolean fromStdin;

  PostgresLexer(Reader script) throws IOException {
    super(script);
  }

  @Override
  void begin() {
    words.clear();
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
    return characters().peek(0) == ';' && parentheses <= 0 && bodies == 0 ? 1 : 0;
  }

  @Override
  boolean takeCommand() throws IOException {
    refuseMetaCommand();
    return false;
  }

  private void refuseMetaCommand() throws IOException {
    if (characters().peek(0) == '\\') {
      int line = characters().line();
      String command = characters().restOfLine().split("\\s", 2)[0];
      throw new ScriptSyntaxException(
          line, "%s is a command of psql, not SQL; it cannot be run here".formatted(command));
    }
  }

  @Override
  boolean atComment() throws IOException {
    return characters().startsWith("--") || characters().startsWith("/*");
  }

  @Override
  void takeComment() throws IOException {
    if (characters().peek(0) == '-') {
      takeLineComment();
      return;
    }
    int line = characters().line();
    int depth = 0;
    do {
      if (characters().peek(0) == Characters.END) {
        throw new ScriptSyntaxException(line, "the comment is not closed");
      }
      boolean opens = characters().startsWith("/*");
      boolean closes = characters().startsWith("*/");
      depth += opens ? 1 : closes ? -1 : 0;
      take(opens || closes ? 2 : 1);
    } while (depth > 0);
  }

  @Override
  void takeToken(int next) throws IOException {
    if (next == '\'' || next == '"') {
      takeQuoted((char) next, false);
    } else if (next == '$') {
      takeDollar();
    } else if (isWordStart(next)) {
      word();
    } else if (next >= '0' && next <= '9') {
      takeWord();
    } else {
      refuseMetaCommand();
      parentheses += next == '(' ? 1 : next == ')' ? -1 : 0;
      take(1);
    }
  }

  private void word() throws IOException {
    String word = takeWord();
    if (word.equals("E") && characters().peek(0) == '\'') {
      takeQuoted('\'', true);
      return;
    }
    fromStdin |= word.equals("STDIN") && !words.isEmpty() && last().equals("FROM");
    if (isRoutine()) {
      boolean opens = word.equals("BEGIN") || word.equals("CASE") && bodies > 0;
      bodies += opens ? 1 : word.equals("END") && bodies > 0 ? -1 : 0;
    }
    if (words.size() > 4) {
      words.remove(4); // the first four and the last are all that is asked for
    }
    words.add(word);
  }

  private String last() {
    return words.get(words.size() - 1);
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
    while (isWord(characters().peek(end)) && characters().peek(end) != '$') {
      end++;
    }
    boolean tagged = end == 1 || isWordStart(characters().peek(1));
    if (characters().peek(end) != '$' || !tagged) {
      take(1);
      return;
    }
    StringBuilder tag = new StringBuilder();
    for (int i = 0; i <= end; i++) {
      tag.append((char) characters().peek(i));
    }
    take(tag.length());
    takeThrough(tag.toString(), "the quote " + tag);
  }

  /** The data of the COPY that has just been answered, up to {@code \.} or the script's end. */
  Reader copyData() throws IOException {
    characters().restOfLine();
    return new CopyData(characters());
  }
}
