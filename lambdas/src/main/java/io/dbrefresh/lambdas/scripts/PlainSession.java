package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * A session through a driver of which no more is known than that it speaks JDBC. It sends one
 * statement after the other and tells by {@link Connection#getAutoCommit()} whether a transaction
 * is open; the server holds no lock for it and finishes nothing alone.
 */
final class PlainSession extends ScriptSession {
  private final Dialect dialect;

  PlainSession(Connection connection, Dialect dialect) {
    super(connection);
    this.dialect = dialect;
  }

  @Override
  boolean tryLock() {
    return true;
  }

  @Override
  String holder() {
    return "it has just ended";
  }

  @Override
  Nature nature(SqlStatement statement) {
    return dialect == Dialect.POSTGRESQL ? PostgresNature.of(statement) : MysqlNature.of(statement);
  }

  @Override
  boolean inTransaction() {
    try {
      return !connection().getAutoCommit();
    } catch (SQLException gone) {
      return false;
    }
  }

  @Override
  boolean rollsBack() {
    return true;
  }

  @Override
  boolean hasTransactionalDdl() {
    return dialect == Dialect.POSTGRESQL;
  }

  @Override
  boolean backslashEscapes() {
    return dialect == Dialect.MYSQL;
  }

  @Override
  long[] send(List<String> statements) throws StatementFailure {
    long[] rows = new long[statements.size()];
    for (int place = 0; place < rows.length; place++) {
      try (Statement sql = connection().createStatement()) {
        boolean isRows = sql.execute(statements.get(place));
        rows[place] = isRows ? 0 : Math.max(0, sql.getLargeUpdateCount());
      } catch (SQLException e) {
        throw new StatementFailure(place, e);
      }
    }
    return rows;
  }

  @Override
  long[] sendBatch(List<String> statements) throws StatementFailure {
    return send(statements);
  }

  @Override
  void sendAhead(List<String> statements, Answered answered) {
    throw new IllegalStateException("The answers come together");
  }

  @Override
  List<String> atomic(String statement, String mark) {
    return List.of(FileRun.BEGIN, statement, mark, FileRun.COMMIT);
  }

  @Override
  List<String> last(String statement, String mark) {
    return List.of(statement, mark, FileRun.COMMIT);
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
  long copy(String statement, CopyData data) throws StatementFailure {
    String what = "COPY needs the driver of " + dialect.name().toLowerCase(Locale.ROOT);
    throw new StatementFailure(0, new SQLException(what));
  }

  @Override
  void cancel() {
    abandon();
  }
}
