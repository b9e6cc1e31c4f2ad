package io.dbrefresh.lambdas.scripts;

import java.sql.SQLException;

/** A message of several statements of which one failed. */
final class StatementFailure extends Exception {
  private final int place;
  private final SQLException sql;

  /**
   * The failure of one statement.
   *
   * @param place its place in the message, from 0; -1 where the server does not tell
   */
  StatementFailure(int place, SQLException sql) {
    super(sql);
    this.place = place;
    this.sql = sql;
  }

  int place() {
    return place;
  }

  SQLException sql() {
    return sql;
  }

  /** Whether the server, or the way to it, is gone rather than the statement wrong. */
  boolean isConnectionLost() {
    String state = String.valueOf(sql.getSQLState());
    return state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("70100")
        || sql.getErrorCode() == 1927;
  }
}
