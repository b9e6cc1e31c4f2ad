package io.dbrefresh.lambdas.scripts;

import java.util.regex.Pattern;

/** INSERT statements that are quick, because they hold their rows themselves. */
final class Inserts {
  private static final int LONGEST = 16 * 1024;
  private static final Pattern SELECT = Pattern.compile("select", Pattern.CASE_INSENSITIVE);

  private Inserts() {}

  static boolean isOfValues(String statement) {
    return statement.length() <= LONGEST
        && (startsWith(statement, "INSERT") || startsWith(statement, "REPLACE"))
        && !SELECT.matcher(statement).find();
  }

  private static boolean startsWith(String statement, String word) {
    return statement.regionMatches(true, 0, word, 0, word.length());
  }
}
