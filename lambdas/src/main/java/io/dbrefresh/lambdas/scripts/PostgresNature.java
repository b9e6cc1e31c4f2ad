package io.dbrefresh.lambdas.scripts;

import java.util.Set;
import java.util.regex.Pattern;

/** PostgreSQL's statements: see "SQL Commands" on which of them cannot be in a transaction. */
final class PostgresNature {
  private static final Set<String> ALONE_OBJECTS = Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION");
  private static final Set<String> LOCAL = Set.of("LOCAL", "TRANSACTION", "CONSTRAINTS");
  private static final Set<String> TEMPORARY = Set.of("TEMP", "TEMPORARY");
  private static final Pattern INTO_TEMPORARY =
      Pattern.compile("(?is).{0,2000}?\\bINTO\\s+TEMP(ORARY)?\\b.*");
  private static final Pattern SET_CONFIG = Pattern.compile("(?is)^.{0,40}set_config\\s*\\(.*");

  private PostgresNature() {}

  static Nature of(SqlStatement statement) {
    if (Inserts.isOfValues(statement.text())) {
      return Nature.INSERT;
    }
    Words words = Words.of(statement.text());
    return switch (words.get(0)) {
      case "BEGIN", "START" -> Nature.BEGIN;
      case "COMMIT", "END" -> words.has("PREPARED") ? Nature.ALONE : Nature.COMMIT;
      case "ROLLBACK", "ABORT" -> rollback(words);
      case "SET" -> LOCAL.contains(words.get(1)) ? Nature.PLAIN : Nature.SESSION;
      case "RESET", "DISCARD" -> Nature.SESSION;
      case "SELECT" -> select(statement.text());
      case "PREPARE" -> words.get(1).equals("TRANSACTION") ? Nature.ALONE : Nature.BOUND;
      case "DECLARE", "LISTEN", "LOAD" -> Nature.BOUND;
      case "INSERT", "UPDATE", "DELETE", "MERGE", "WITH" -> Nature.ROWS;
      case "CALL", "DO" -> Nature.PROCEDURE;
      case "VACUUM" -> Nature.ALONE;
      default -> definition(words);
    };
  }

  private static Nature rollback(Words words) {
    return words.has("PREPARED") ? Nature.ALONE : words.has("TO") ? Nature.PLAIN : Nature.ROLLBACK;
  }

  private static Nature select(String text) {
    return SET_CONFIG.matcher(text).matches()
        ? Nature.SESSION
        : INTO_TEMPORARY.matcher(text).matches() ? Nature.BOUND : Nature.ROWS;
  }

  private static Nature definition(Words words) {
    String verb = words.get(0);
    if (verb.equals("CREATE") && words.all().stream().limit(3).anyMatch(TEMPORARY::contains)) {
      return Nature.BOUND;
    }
    boolean concurrently = words.has("CONCURRENTLY") && !verb.equals("REFRESH");
    boolean creates = verb.equals("CREATE") || verb.equals("DROP");
    boolean whole =
        verb.equals("REINDEX") && (words.has("DATABASE") || words.has("SYSTEM"))
            || verb.equals("CLUSTER") && words.all().size() == 1
            || verb.equals("ALTER") && words.get(1).equals("SYSTEM");
    boolean alone = concurrently || whole || creates && ALONE_OBJECTS.contains(words.get(1));
    return alone ? Nature.ALONE : Nature.PLAIN;
  }
}
