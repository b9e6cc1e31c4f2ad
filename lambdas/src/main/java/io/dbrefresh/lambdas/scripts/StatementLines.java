package io.dbrefresh.lambdas.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scripts of one statement a line without semicolons. A script counts as one when it has several
 * lines and each of them, by its first words and its closed quotes and parentheses, can stand
 * alone; otherwise its lines are one statement.
 */
final class StatementLines {
  private static final Set<String> SINGLE =
      Set.of(
          "INSERT",
          "REPLACE",
          "DELETE",
          "TRUNCATE",
          "GRANT",
          "REVOKE",
          "CALL",
          "USE",
          "ANALYZE",
          "OPTIMIZE",
          "FLUSH",
          "COMMENT",
          "SELECT",
          "REFRESH",
          "REINDEX",
          "RENAME",
          "LOCK");
  private static final Set<String> OF_OBJECT = Set.of("CREATE", "ALTER", "DROP");
  private static final Set<String> PARTS =
      Set.of("COLUMN", "CONSTRAINT", "KEY", "PRIMARY", "FOREIGN", "PARTITION", "DEFAULT");
  private static final Pattern OPEN_END =
      Pattern.compile("(?is).*(,|\\(|=|\\b(AS|AND|OR|SET|FROM|INTO|VALUES|WHERE|ON|TO|BY|IN))$");

  private StatementLines() {}

  /** The statements; empty where the lines are one statement. */
  static List<SqlStatement> of(String script, int firstLine) {
    List<SqlStatement> statements = new ArrayList<>();
    int line = firstLine;
    for (String text : script.split("\n", -1)) {
      String statement = text.strip();
      if (!statement.isEmpty() && !isComment(statement)) {
        if (!standsAlone(statement)) {
          return List.of();
        }
        statements.add(new SqlStatement(statement, line, false));
      }
      line++;
    }
    return statements.size() > 1 ? statements : List.of();
  }

  private static boolean isComment(String line) {
    return line.startsWith("-- ") || line.equals("--") || line.startsWith("#");
  }

  private static boolean standsAlone(String line) {
    String[] words = line.toUpperCase(Locale.ROOT).split("[\\s(]+", 3);
    if (words.length < 2 || OPEN_END.matcher(line).matches() || !isClosed(line)) {
      return false;
    }
    return switch (words[0]) {
      case "UPDATE" -> (" " + line.toUpperCase(Locale.ROOT)).matches("(?s).*\\sSET\\s.*");
      case "INSERT", "REPLACE" ->
          line.toUpperCase(Locale.ROOT).matches("(?s).*\\b(VALUES?|SELECT|SET)\\b.*");
      case "SET" -> line.contains("=") || words[1].equals("ROLE") || words[1].equals("NAMES");
      default ->
          SINGLE.contains(words[0]) || OF_OBJECT.contains(words[0]) && !PARTS.contains(words[1]);
    };
  }

  private static boolean isClosed(String line) {
    int depth = 0;
    char quote = 0;
    for (char c : line.toCharArray()) {
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return depth == 0 && quote == 0;
  }
}
