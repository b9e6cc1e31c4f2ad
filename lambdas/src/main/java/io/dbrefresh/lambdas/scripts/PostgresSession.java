package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ServerVersion;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PreferQueryMode;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A session on PostgreSQL. Statements go as simple queries ("Message Flow" in its documentation):
 * several in one message are one transaction unless they say otherwise, the server answers each,
 * and it does not look at the client before it has finished them.
 */
final class PostgresSession extends ScriptSession {
  private static final String LOCK = "7234306435461804403"; // "dbrefres" as a number
  private static final String CANNOT_RUN_IN_TRANSACTION = "25001";

  /** A server that watches its client, or gives up waiting for it, would not finish alone. */
  private static final String SETTINGS =
      "SET tcp_keepalives_idle = 7200; SET client_min_messages = error; SET statement_timeout = 0;"
          + " SET idle_in_transaction_session_timeout = 0";

  private static final String SETTINGS_OF_14 =
      "; SET client_connection_check_interval = 0; SET idle_session_timeout = 0";

  private static final int FLAGS =
      QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
          | QueryExecutor.QUERY_NO_RESULTS
          | QueryExecutor.QUERY_NO_METADATA
          | QueryExecutor.QUERY_ONESHOT
          | QueryExecutor.QUERY_SUPPRESS_BEGIN;

  private final BaseConnection postgres;

  PostgresSession(Connection connection) throws SQLException {
    super(connection);
    this.postgres = connection.unwrap(BaseConnection.class);
    execute(
        postgres.haveMinimumServerVersion(ServerVersion.v14)
            ? SETTINGS + SETTINGS_OF_14
            : SETTINGS);
  }

  @Override
  boolean tryLock() throws SQLException {
    return ask("SELECT pg_try_advisory_lock(" + LOCK + ")").filter("t"::equals).isPresent();
  }

  @Override
  String holder() throws SQLException {
    String holder =
        " FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory'"
            + " AND l.objsubid = 1 AND ((l.classid::bigint << 32) | l.objid::bigint) = "
            + LOCK
            + " AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    boolean ended =
        ask("SELECT pg_terminate_backend(pid)"
                + holder
                + " AND (a.state <> 'active' OR a.wait_event = 'ClientRead')"
                + " AND now() - a.state_change > interval '2 seconds'")
            .isPresent();
    return ended
        ? "the session of a client that is gone has been ended"
        : ask("SELECT 'process ' || pid || ', ' || coalesce(state, 'unknown') || ' since ' ||"
                + " extract(epoch from now() - query_start)::int || ' s'"
                + holder)
            .orElse("it has just ended");
  }

  @Override
  Nature nature(SqlStatement statement) {
    return PostgresNature.of(statement);
  }

  @Override
  boolean inTransaction() {
    return postgres.getTransactionState() != TransactionState.IDLE;
  }

  @Override
  boolean rollsBack() {
    return true;
  }

  @Override
  boolean hasTransactionalDdl() {
    return true;
  }

  @Override
  boolean backslashEscapes() {
    return !postgres.getStandardConformingStrings();
  }

  @Override
  long[] send(List<String> statements) throws StatementFailure {
    String sql = String.join("\n;\n", statements);
    QueryExecutor executor = postgres.getQueryExecutor();
    Query query = executor.wrap(List.of(new NativeQuery(sql, SqlCommand.BLANK)));
    PostgresAnswers answers = new PostgresAnswers(statements.size(), (place, rows) -> {});
    try {
      executor.execute(query, null, answers, 0, 0, FLAGS);
      return answers.rows();
    } catch (SQLException e) {
      throw new StatementFailure(place(e, sql, statements, answers.count()), e);
    }
  }

  /** Nothing of a message runs when it cannot be parsed; the server says where it stopped. */
  private static int place(SQLException e, String sql, List<String> statements, int answered) {
    ServerErrorMessage message = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    int position = message == null ? 0 : message.getPosition();
    if (position <= 0 || position > sql.length()) {
      return Math.min(answered, statements.size() - 1);
    }
    int at = sql.offsetByCodePoints(0, position - 1);
    int place = 0;
    for (int end = statements.get(0).length(); at > end + 1 && place < statements.size() - 1; ) {
      place++;
      end += statements.get(place).length() + 3;
    }
    return place;
  }

  @Override
  long[] sendBatch(List<String> statements) throws StatementFailure {
    return send(statements);
  }

  @Override
  boolean answersEach() {
    return true;
  }

  /** Each in a message of its own, so that the server answers it before it begins the next. */
  @Override
  void sendAhead(List<String> statements, Answered answered) throws StatementFailure {
    QueryExecutor executor = postgres.getQueryExecutor();
    Query queries =
        executor.wrap(
            statements.stream().map(sql -> new NativeQuery(sql, SqlCommand.BLANK)).toList());
    PostgresAnswers answers = new PostgresAnswers(statements.size(), answered);
    try {
      executor.execute(queries, null, answers, 0, 0, FLAGS);
    } catch (SQLException e) {
      throw new StatementFailure(Math.min(answers.count(), statements.size() - 1), e);
    }
  }

  @Override
  List<String> atomic(String statement, String mark) {
    return List.of(statement, mark); // one message is one transaction
  }

  @Override
  List<String> last(String statement, String mark) {
    return List.of(statement, mark, FileRun.COMMIT);
  }

  @Override
  boolean refusesCompany(SQLException e) {
    return CANNOT_RUN_IN_TRANSACTION.equals(e.getSQLState());
  }

  /**
   * In one pipeline of the extended protocol ("Pipelining"), so that the server goes on to the mark
   * by itself, and leaves it out when the statement has failed.
   */
  @Override
  void sendAlone(String statement, String mark) throws StatementFailure {
    QueryExecutor executor = postgres.getQueryExecutor();
    executor.setPreferQueryMode(PreferQueryMode.EXTENDED);
    try (Statement pipeline = connection().createStatement()) {
      pipeline.setEscapeProcessing(false);
      pipeline.addBatch(statement);
      pipeline.addBatch(mark);
      pipeline.executeBatch();
    } catch (SQLException e) {
      throw new StatementFailure(0, e.getNextException() == null ? e : e.getNextException());
    } finally {
      executor.setPreferQueryMode(PreferQueryMode.SIMPLE);
    }
  }

  /**
   * A COPY that breaks on the way ends the session: the driver's way to cancel it never returns,
   * and fills the memory, when the connection is closed under it.
   */
  @Override
  long copy(String statement, CopyData data) throws StatementFailure, IOException {
    try {
      CopyIn copy = postgres.getCopyAPI().copyIn(statement);
      try {
        while (data.next(copy::writeToCopy)) {
          continue;
        }
        return copy.endCopy();
      } finally {
        if (copy.isActive()) {
          abandon();
        }
      }
    } catch (SQLException e) {
      throw new StatementFailure(0, e);
    }
  }

  @Override
  void cancel() {
    try {
      postgres.cancelQuery();
    } catch (SQLException e) {
      abandon();
    }
  }
}
