package io.dbrefresh.lambdas.sql;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a server says about a failure, without the values that it may quote. */
public final class SqlWords {
  private static final Pattern KEY = Pattern.compile("for key '([^']+)'");

  /** MySQL: lock wait timeout, deadlock. */
  private static final int LOCK_WAIT = 1205;

  private static final int DEADLOCK = 1213;

  private SqlWords() {}

  /** Whether the connection is lost (class 08), which says nothing about the statement. */
  public static boolean isLost(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("08");
  }

  /** Whether a later call may not meet it again: a lost connection, a lock, a restart. */
  public static boolean isPassing(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return isLost(e)
        || state.startsWith("40")
        || state.equals("55P03")
        || state.startsWith("57P")
        || e.getErrorCode() == LOCK_WAIT
        || e.getErrorCode() == DEADLOCK;
  }

  /**
   * Messages of class 42 (syntax error or access rule violation) are about the statement; others
   * may quote data, such as the text that is no number.
   */
  public static String of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("42") || isLost(e) || state.startsWith("28")) {
      return String.valueOf(e.getMessage());
    }
    return "the server refused it with SQLSTATE %s%s%s"
        .formatted(
            state,
            e.getErrorCode() == 0 ? "" : ", error " + e.getErrorCode(),
            constraint(e).map(name -> ", constraint " + name).orElse(""));
  }

  private static Optional<String> constraint(SQLException e) {
    if (e instanceof PSQLException postgres) {
      return Optional.ofNullable(postgres.getServerErrorMessage())
          .map(ServerErrorMessage::getConstraint);
    }
    Matcher key = KEY.matcher(String.valueOf(e.getMessage()));
    return key.find() ? Optional.of(key.group(1)) : Optional.empty();
  }
}
