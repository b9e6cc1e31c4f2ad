package io.dbrefresh.lambdas.scripts;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.protocol.ServerSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session on MySQL or MariaDB. Several statements go in one message ("Multiple Statement
 * Execution Support" in MySQL's C API guide); the server runs one after the other, stops at the
 * first that fails, and does not look at the client before it has something to tell.
 */
final class MysqlSession extends ScriptSession {
  private static final String LOCK = "dbrefresh_scripts";
  private static final String SAVEPOINT = "dbrefresh_batch";
  private static final int SECONDS_IDLE = 2;

  private final Statement jdbc;
  private final ServerSession server;

  MysqlSession(Connection connection) throws SQLException {
    super(connection);
    this.server =
        ((com.mysql.cj.NativeSession) connection.unwrap(MysqlConnection.class).getSession())
            .getServerSession();
    this.jdbc = connection.createStatement();
    jdbc.setEscapeProcessing(false);
    jdbc.setFetchSize(Integer.MIN_VALUE); // rows are passed over one by one
  }

  @Override
  boolean tryLock() throws SQLException {
    return ask("SELECT GET_LOCK('" + LOCK + "', 0)").filter("1"::equals).isPresent();
  }

  @Override
  String holder() throws SQLException {
    Optional<String> id = ask("SELECT IS_USED_LOCK('" + LOCK + "')");
    if (id.isEmpty()) {
      return "it has just ended";
    }
    try (Statement sql = connection().createStatement();
        ResultSet processes = sql.executeQuery("SHOW PROCESSLIST")) {
      while (processes.next()) {
        if (processes.getString("Id").equals(id.get())) {
          return holder(id.get(), processes.getString("Command"), processes.getInt("Time"));
        }
      }
    }
    return "connection " + id.get();
  }

  private String holder(String id, String command, int seconds) throws SQLException {
    if (command.equals("Sleep") && seconds >= SECONDS_IDLE) {
      execute("KILL " + id);
      return "the session of a client that is gone has been ended";
    }
    return "connection %s, %s since %d s".formatted(id, command, seconds);
  }

  @Override
  Nature nature(SqlStatement statement) {
    return MysqlNature.of(statement);
  }

  @Override
  boolean inTransaction() {
    return server.inTransactionOnServer();
  }

  @Override
  boolean rollsBack() throws SQLException {
    return ask("SELECT 1 FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
            + " AND engine NOT IN (SELECT engine FROM information_schema.engines WHERE transactions = 'YES')"
            + " AND table_schema NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema') LIMIT 1")
        .isEmpty();
  }

  @Override
  boolean hasTransactionalDdl() {
    return false;
  }

  @Override
  boolean backslashEscapes() {
    return !server.isNoBackslashEscapesSet();
  }

  @Override
  long[] send(List<String> statements) throws StatementFailure {
    long[] rows = new long[statements.size()];
    int count = 0;
    try {
      boolean isRows = jdbc.execute(String.join("\n;\n", statements));
      while (true) {
        long changed = isRows ? passOver() : jdbc.getLargeUpdateCount();
        if (!isRows && changed < 0) {
          return rows;
        }
        if (count < rows.length) {
          rows[count] = isRows ? 0 : changed;
        }
        count++;
        isRows = jdbc.getMoreResults();
      }
    } catch (SQLException e) {
      throw new StatementFailure(-1, e);
    }
  }

  private long passOver() throws SQLException {
    long count = 0;
    try (ResultSet rows = jdbc.getResultSet()) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }

  /**
   * The server does not tell which of several statements has failed, so they are taken back and
   * sent one by one; where they cannot be taken back, none is named.
   */
  @Override
  long[] sendBatch(List<String> statements) throws StatementFailure {
    List<String> message = new ArrayList<>(statements);
    message.add(0, "SAVEPOINT " + SAVEPOINT);
    try {
      long[] rows = send(message);
      return java.util.Arrays.copyOfRange(rows, 1, rows.length);
    } catch (StatementFailure failure) {
      if (failure.isConnectionLost() || !takenBack()) {
        throw failure;
      }
      for (int i = 0; i < statements.size(); i++) {
        try {
          send(List.of(statements.get(i)));
        } catch (StatementFailure one) {
          throw new StatementFailure(i, one.sql());
        }
      }
      throw failure;
    }
  }

  private boolean takenBack() {
    try (Statement sql = connection().createStatement()) {
      sql.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
      return sql.getWarnings() == null;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  void sendAhead(List<String> statements, Answered answered) {
    throw new IllegalStateException("The answers come together");
  }

  /** The mark stands first: behind a statement whose client is gone there may be one answer. */
  @Override
  List<String> atomic(String statement, String mark) {
    return List.of(FileRun.BEGIN, mark, statement, FileRun.COMMIT);
  }

  @Override
  List<String> last(String statement, String mark) {
    return List.of(mark, statement, FileRun.COMMIT);
  }

  @Override
  boolean refusesCompany(SQLException e) {
    return false;
  }

  @Override
  void sendAlone(String statement, String mark) throws StatementFailure {
    send(List.of(statement, mark));
  }

  @Override
  long copy(String statement, CopyData data) {
    throw new IllegalStateException("MySQL has no COPY");
  }

  @Override
  void cancel() {
    try {
      jdbc.cancel();
    } catch (SQLException e) {
      abandon();
    }
  }
}
