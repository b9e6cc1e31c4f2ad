package io.dbrefresh.lambdas.scripts;

import java.util.Set;
import java.util.regex.Pattern;

/** MySQL's statements: see "Statements That Cause an Implicit Commit" in its reference manual. */
final class MysqlNature {
  private static final Set<String> COMMITTING =
      Set.of(
          "ALTER",
          "ANALYZE",
          "CACHE",
          "CHANGE",
          "CHECK",
          "FLUSH",
          "GRANT",
          "IMPORT",
          "INSTALL",
          "OPTIMIZE",
          "RENAME",
          "REPAIR",
          "RESET",
          "REVOKE",
          "STOP",
          "TRUNCATE",
          "UNINSTALL",
          "XA");
  private static final Set<String> OF_SERVER = Set.of("GLOBAL", "PERSIST", "PERSIST_ONLY");
  private static final Pattern INTO_VARIABLE = Pattern.compile("(?is).{0,2000}?\\bINTO\\s+@\\w.*");

  private static final Pattern INTO_FILE =
      Pattern.compile("\\bINTO\\s+(OUT|DUMP)FILE\\b", Pattern.CASE_INSENSITIVE);

  private MysqlNature() {}

  static Nature of(SqlStatement statement) {
    if (Inserts.isOfValues(statement.text())) {
      return Nature.INSERT;
    }
    Words words = Words.of(statement.text());
    return switch (words.get(0)) {
      case "CREATE", "DROP" -> definition(words);
      case "BEGIN" -> words.get(1).equals("NOT") ? Nature.PROCEDURE : Nature.BEGIN;
      case "START" -> words.get(1).equals("TRANSACTION") ? Nature.BEGIN : Nature.IMPLICIT_COMMIT;
      case "COMMIT" -> Nature.COMMIT;
      case "ROLLBACK" -> words.has("TO") ? Nature.PLAIN : Nature.ROLLBACK;
      case "SET" -> set(words);
      case "USE" -> Nature.SESSION;
      case "PREPARE", "DEALLOCATE", "HANDLER" -> Nature.BOUND;
      case "SELECT" -> select(statement.text());
      case "INSERT", "REPLACE", "UPDATE", "DELETE", "WITH" -> Nature.ROWS;
      case "CALL", "EXECUTE" -> Nature.PROCEDURE;
      case "LOCK" -> Nature.LOCK;
      case "UNLOCK" -> Nature.UNLOCK;
      case "LOAD" -> words.get(1).equals("INDEX") ? Nature.IMPLICIT_COMMIT : Nature.PLAIN;
      default -> COMMITTING.contains(words.get(0)) ? Nature.IMPLICIT_COMMIT : Nature.PLAIN;
    };
  }

  private static Nature select(String text) {
    if (INTO_VARIABLE.matcher(text).matches()) {
      return Nature.BOUND;
    }
    return INTO_FILE.matcher(text).find() ? Nature.PLAIN : Nature.ROWS;
  }

  private static Nature definition(Words words) {
    boolean temporary = words.all().stream().limit(4).anyMatch("TEMPORARY"::equals);
    return temporary
        ? words.get(0).equals("CREATE") ? Nature.BOUND : Nature.PLAIN
        : Nature.IMPLICIT_COMMIT;
  }

  private static Nature set(Words words) {
    if (words.get(1).equals("PASSWORD") || words.has("DEFAULT") && words.has("ROLE")) {
      return Nature.IMPLICIT_COMMIT;
    }
    return OF_SERVER.contains(words.get(1)) || words.get(1).equals("TRANSACTION")
        ? Nature.PLAIN
        : Nature.SESSION;
  }
}
