package io.dbrefresh.lambdas.scripts;

import com.mysql.cj.MysqlConnection;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.postgresql.core.BaseConnection;

/**
 * One session of one script. A lock that the server holds for the session tells later invocations
 * whether the session is still there: it goes with the session, and not before what runs in it.
 */
abstract class ScriptSession implements AutoCloseable {
  private static final Executor HERE = Runnable::run;

  private final Connection connection;

  ScriptSession(Connection connection) {
    this.connection = connection;
  }

  static ScriptSession open(Logins logins, Login login) throws SQLException {
    Connection connection = logins.connectForScripts(login);
    try {
      if (login.dialect() == Dialect.POSTGRESQL && connection.isWrapperFor(BaseConnection.class)) {
        return new PostgresSession(connection);
      }
      return connection.isWrapperFor(MysqlConnection.class)
          ? new MysqlSession(connection)
          : new PlainSession(connection, login.dialect());
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  final Connection connection() {
    return connection;
  }

  /** Takes the lock, unless another session has it. */
  abstract boolean tryLock() throws SQLException;

  /**
   * What the session does that has the lock; one whose client is gone between two statements is
   * ended, for nobody will ever go on with it.
   */
  abstract String holder() throws SQLException;

  abstract Nature nature(SqlStatement statement);

  /** Whether a transaction is open. */
  abstract boolean inTransaction();

  /** Whether all tables take back what a transaction did. */
  abstract boolean rollsBack() throws SQLException;

  /** Whether statements that define something are undone with their transaction. */
  abstract boolean hasTransactionalDdl();

  /** Whether a backslash in quotes takes the next character's meaning away. */
  abstract boolean backslashEscapes();

  /** The statements in one message; answers how many rows each changed. */
  abstract long[] send(List<String> statements) throws StatementFailure;

  /**
   * Several statements of a script in one message, inside a transaction; a failure names the one
   * that failed.
   */
  abstract long[] sendBatch(List<String> statements) throws StatementFailure;

  /** Whether the server answers each statement when it has ended, also of several that wait. */
  boolean answersEach() {
    return false;
  }

  /**
   * Sends several statements of a script, inside a transaction, without waiting for answers; behind
   * one that fails the others are refused, and the failure names it. Where {@link #answersEach}.
   */
  abstract void sendAhead(List<String> statements, Answered answered) throws StatementFailure;

  /** Is told that a statement has succeeded, as soon as its answer is there. */
  interface Answered {
    void answered(int place, long rows);
  }

  /** The statements around one of the script: its transaction with its mark. */
  abstract List<String> atomic(String statement, String mark);

  /** The last statement of a transaction with its mark and its commit, in one message. */
  abstract List<String> last(String statement, String mark);

  /** Whether a statement of a message failed because it must not be part of a transaction. */
  abstract boolean refusesCompany(SQLException e);

  /** PostgreSQL: a statement that takes no company, and the mark that is written if it succeeds. */
  abstract void sendAlone(String statement, String mark) throws StatementFailure;

  /** PostgreSQL: feeds a COPY from STDIN; answers how many rows it took. */
  abstract long copy(String statement, CopyData data) throws StatementFailure, IOException;

  /** Asks the server to break off what it does for this session. */
  abstract void cancel();

  /** Leaves at once; what the server does for this session goes on. */
  final void abandon() {
    try {
      connection.abort(HERE);
    } catch (SQLException gone) {
      return; // that is what was wanted
    }
  }

  /** One statement of our own. */
  final void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row of a query of our own; empty without row or value. */
  final Optional<String> ask(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  @Override
  public final void close() throws SQLException {
    connection.close();
  }
}
