package io.dbrefresh.launcher.sql;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** What a driver's exception says, for people. */
public final class SqlErrors {
  private static final String CONNECTION = "08";

  /** PostgreSQL puts before its messages how bad they are. */
  private static final Pattern SEVERITY = Pattern.compile("^(ERROR|FATAL|PANIC): ");

  private SqlErrors() {}

  /** The server's own message; for a connection that failed, to where and the first reason. */
  public static String shown(SQLException failed, KnownDatabase database) {
    String message = words(failed);
    String state = failed.getSQLState();
    if (state == null || !state.startsWith(CONNECTION)) {
      return message;
    }
    return "%s (%s) does not answer at %s: %s"
        .formatted(
            database.identifier(),
            database.status(),
            database.address(),
            message.lines().findFirst().orElse("no connection"));
  }

  /** The server's own message; that it is an error is said by who shows it. */
  static String words(SQLException failed) {
    return SEVERITY.matcher(String.valueOf(failed.getMessage()).strip()).replaceFirst("");
  }

  /** The same failure, of the statement that begins at {@code line}, from 1. */
  static SQLException atLine(int line, SQLException failed) {
    return new SQLException(
        "line " + line + ": " + words(failed), failed.getSQLState(), failed.getErrorCode(), failed);
  }
}
