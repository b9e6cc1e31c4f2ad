package io.dbrefresh.lambdas.scripts;

import java.util.regex.Pattern;

/** A script that did not run to its end; its transaction is rolled back. */
public final class ScriptFailedException extends Exception {
  private static final int SHOWN = 200;
  private static final Pattern PASSWORD =
      Pattern.compile(
          "(?i)\\b((?:identified\\s+(?:with\\s+\\S+\\s+)?(?:by|as)|password)\\b\\s*[=(]?\\s*)"
              + "(?:'[^']*'?|\"[^\"]*\"?)");

  /** {@code place} is the key with the line. */
  ScriptFailedException(String place, String statement, String message) {
    super("%s: %s%s".formatted(place, withoutPasswords(message), shown(statement)));
  }

  private static String shown(String statement) {
    if (statement.isEmpty()) {
      return "";
    }
    String clean = withoutPasswords(statement);
    return "\n" + (clean.length() > SHOWN ? clean.substring(0, SHOWN) + "…" : clean);
  }

  static String withoutPasswords(String sql) {
    return PASSWORD.matcher(sql).replaceAll("$1'***'");
  }
}
