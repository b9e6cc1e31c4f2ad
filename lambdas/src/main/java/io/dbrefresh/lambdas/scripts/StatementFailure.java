package io.dbrefresh.lambdas.scripts;

import com.mysql.cj.exceptions.CJCommunicationsException;
import java.io.IOException;
import java.sql.SQLException;

/** A message of several statements of which one failed. */
final class StatementFailure extends Exception {
  /** MariaDB's ER_CONNECTION_KILLED. */
  private static final int KILLED = 1927;

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
    for (Throwable cause = sql; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          || cause instanceof CJCommunicationsException
          || cause instanceof SQLException one && isLoss(one)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoss(SQLException sql) {
    String state = String.valueOf(sql.getSQLState());
    return state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("70100")
        || sql.getErrorCode() == KILLED;
  }
}
