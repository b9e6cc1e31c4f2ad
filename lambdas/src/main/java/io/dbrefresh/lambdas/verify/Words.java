package io.dbrefresh.lambdas.verify;

import java.sql.SQLException;

/** What a server says about a failure, without the values that it may quote. */
final class Words {
  private Words() {}

  /** Whether the connection is lost (class 08), which says nothing about the statement. */
  static boolean isLost(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("08");
  }

  /**
   * Messages of class 42 (syntax error or access rule violation) are about the statement; others
   * may quote data, such as the text that is no number.
   */
  static String of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("42")
        ? String.valueOf(e.getMessage())
        : "the server refused it with SQLSTATE %s, error %d".formatted(state, e.getErrorCode());
  }
}
