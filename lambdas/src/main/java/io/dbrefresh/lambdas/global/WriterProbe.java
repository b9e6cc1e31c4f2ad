package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Proves that a server is the writer, and leaves nothing behind. A temporary table would prove
 * little; here the server says that it is not in recovery, gives out a transaction id, which a
 * server that only reads refuses, and writes a large object, which is rolled back.
 */
final class WriterProbe {
  private static final int SECONDS = 10;

  private final Logins logins;

  WriterProbe(Logins logins) {
    this.logins = logins;
  }

  /**
   * The id of the transaction that wrote; empty where the server only reads.
   *
   * @throws SQLException when it does not let the user in, or does not answer
   */
  Optional<String> write(Login login) throws SQLException {
    try (Connection connection = logins.connect(login)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(SECONDS);
        return first(statement, "SELECT pg_is_in_recovery()").equals("t")
            ? Optional.empty()
            : Optional.of(written(statement));
      } finally {
        connection.rollback();
      }
    }
  }

  private static String written(Statement statement) throws SQLException {
    first(statement, "SELECT lo_create(0)");
    return first(statement, "SELECT txid_current()");
  }

  private static String first(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
