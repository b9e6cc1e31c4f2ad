package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Runs one script in one transaction. MySQL commits at every DDL statement; a failure behind one
 * says so.
 */
final class ScriptRun {
  private static final Set<String> DDL =
      Set.of("CREATE", "ALTER", "DROP", "TRUNCATE", "RENAME", "GRANT", "REVOKE");

  private final Connection connection;
  private final Dialect dialect;
  private final Clock clock;
  private final BooleanSupplier timeIsUp;
  private long statements;
  private long rows;
  private boolean committed;

  /** {@code timeIsUp} tells when the function is about to be ended by Lambda. */
  ScriptRun(Connection connection, Dialect dialect, Clock clock, BooleanSupplier timeIsUp) {
    this.connection = connection;
    this.dialect = dialect;
    this.clock = clock;
    this.timeIsUp = timeIsUp;
  }

  /**
   * Runs the script and commits.
   *
   * @throws ScriptFailedException when a statement fails; the transaction is rolled back
   */
  ScriptReport run(String key, InputStream script)
      throws SQLException, IOException, ScriptFailedException {
    Instant started = clock.instant();
    connection.setAutoCommit(false);
    try {
      runAll(key, lexer(script));
      commit(key);
    } catch (ScriptSyntaxException e) {
      throw failed(key + ":" + e.line(), "", String.valueOf(e.getMessage()));
    }
    long seconds = Duration.between(started, clock.instant()).toSeconds();
    return new ScriptReport(key, statements, rows, seconds);
  }

  private void commit(String key) throws ScriptFailedException {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw failed(key, "", "the transaction was not committed: " + e.getMessage());
    }
  }

  private SqlLexer lexer(InputStream script) throws IOException {
    return dialect == Dialect.POSTGRESQL ? new PostgresLexer(script) : new MysqlLexer(script);
  }

  private void runAll(String key, SqlLexer lexer)
      throws SQLException, IOException, ScriptFailedException {
    try (Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      for (Optional<SqlStatement> next = lexer.next(); next.isPresent(); next = lexer.next()) {
        SqlStatement statement = next.get();
        String place = key + ":" + statement.line();
        if (timeIsUp.getAsBoolean()) {
          throw failed(
              place,
              statement.text(),
              "the script does not come to its end before Lambda's time limit; split it");
        }
        try {
          run(jdbc, lexer, statement);
        } catch (SQLException e) {
          throw failed(place, statement.text(), String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void run(Statement jdbc, SqlLexer lexer, SqlStatement statement)
      throws SQLException, IOException {
    if (statement.copiesFromStdin() && lexer instanceof PostgresLexer postgres) {
      rows += copied(statement.text(), postgres.copyData());
    } else {
      boolean resultSet = jdbc.execute(statement.text());
      while (resultSet || jdbc.getUpdateCount() >= 0) {
        rows += resultSet ? 0 : jdbc.getUpdateCount();
        resultSet = jdbc.getMoreResults();
      }
    }
    statements++;
    committed |= dialect == Dialect.MYSQL && isDdl(statement.text());
  }

  private long copied(String sql, CopyData data) throws SQLException, IOException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      while (data.next(copy::writeToCopy)) {
        continue;
      }
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static boolean isDdl(String statement) {
    return DDL.contains(statement.split("\\s", 2)[0].toUpperCase(Locale.ROOT));
  }

  private ScriptFailedException failed(String place, String statement, String message) {
    String kept =
        committed
            ? " (what ran before the last DDL statement stays: MySQL commits at each of them)"
            : "";
    return new ScriptFailedException(place, statement, message + kept + rollback());
  }

  private String rollback() {
    try {
      connection.rollback();
      return "";
    } catch (SQLException e) {
      return " (and the connection is lost, which rolls back too)";
    }
  }
}
