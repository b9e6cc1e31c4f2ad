package io.dbrefresh.lambdas.verify;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.scripts.ScriptSyntaxException;
import io.dbrefresh.lambdas.scripts.SqlScript;
import io.dbrefresh.lambdas.scripts.SqlStatement;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.statemachine.step.StepError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Runs the queries of files in a transaction that cannot change anything, and counts the rows they
 * return. What was done is noted statement by statement, so a later call goes on behind it.
 */
final class QueryCheck {
  private static final int MOST_COUNTED = 1_000_000;

  private final Connection connection;
  private final Dialect dialect;
  private final Allowance allowance;
  private final VerifyReport report;
  private boolean first = true;

  QueryCheck(Connection connection, Dialect dialect, Allowance allowance, VerifyReport report) {
    this.connection = connection;
    this.dialect = dialect;
    this.allowance = allowance;
    this.report = report;
  }

  /**
   * Checks one file.
   *
   * @return whether it came to its end; otherwise the time is up
   * @throws StepFailedException when a statement cannot be run, or the file holds no query
   */
  boolean check(String key, SqlScript file) throws IOException, SQLException {
    int done = report.statementsDone();
    int statements = 0;
    int queries = 0;
    for (Optional<SqlStatement> next = next(key, file); next.isPresent(); next = next(key, file)) {
      SqlStatement statement = next.get();
      String place = key + ":" + statement.line();
      boolean again = statements++ < done;
      if (again && isQuery(statement)) {
        queries++;
        continue;
      }
      Optional<Boolean> query = run(place, statement);
      if (query.isEmpty()) {
        return false;
      }
      queries += query.get() ? 1 : 0;
      report.statementsDone(Math.max(done, statements));
    }
    if (queries == 0) {
      throw failed(key, "the file holds no query, so it verifies nothing");
    }
    report.fileDone(key, queries);
    return true;
  }

  /** What is no query sets something for the queries behind it, and is run again with them. */
  private static boolean isQuery(SqlStatement statement) {
    return statement.text().matches("(?is)\\s*\\(*\\s*(select|with|table|values|show)\\b.*");
  }

  private static Optional<SqlStatement> next(String key, SqlScript file) throws IOException {
    try {
      return file.next();
    } catch (ScriptSyntaxException e) {
      throw failed(key + ":" + e.line(), String.valueOf(e.getMessage()));
    } catch (CharacterCodingException e) {
      throw failed(key, "the file is not UTF-8");
    }
  }

  /** Whether it was a query; empty when the time is up. */
  private Optional<Boolean> run(String place, SqlStatement statement) throws SQLException {
    if (allowance.isUp()) {
      return Optional.empty();
    }
    boolean wholeCall = first;
    first = false;
    try (Statement jdbc = Logins.reading(connection, dialect)) {
      jdbc.setQueryTimeout(allowance.querySeconds());
      boolean query = jdbc.execute(statement.text());
      if (query) {
        count(place, jdbc);
      }
      return Optional.of(query);
    } catch (SQLException e) {
      if (isTimeout(e) && !wholeCall) {
        return Optional.empty(); // The next call gives it all of its time.
      }
      if (SqlWords.isLost(e)) {
        throw e;
      }
      throw failed(place, isTimeout(e) ? tooLong() : SqlWords.of(e));
    }
  }

  private void count(String place, Statement jdbc) throws SQLException {
    long rows = 0;
    try (ResultSet row = jdbc.getResultSet()) {
      while (rows <= MOST_COUNTED && row.next()) {
        rows++;
      }
    }
    if (rows > 0) {
      report.violation(
          place,
          rows == 1 ? "1 row" : rows > MOST_COUNTED ? "more than 1000000 rows" : rows + " rows");
    }
  }

  private static boolean isTimeout(SQLException e) {
    return e instanceof SQLTimeoutException || "57014".equals(e.getSQLState());
  }

  private static String tooLong() {
    return "the query does not come to its end within the 15 minutes of a Lambda function; make it"
        + " faster, or split it";
  }

  private static StepFailedException failed(String place, String what) {
    return new StepFailedException(StepError.VERIFICATION_FAILED, place + ": " + what);
  }
}
