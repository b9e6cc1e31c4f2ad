package io.dbrefresh.launcher.sql;

import java.sql.SQLException;

/** What a driver's exception says, for people. */
public final class SqlErrors {
  private static final String CONNECTION = "08";

  private SqlErrors() {}

  /** The server's own message; for a connection that failed, to where and the first reason. */
  public static String shown(SQLException failed, KnownDatabase database) {
    String message = String.valueOf(failed.getMessage()).strip();
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
}
