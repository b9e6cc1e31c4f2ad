package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the queries of an SQL file one after the other and counts what they return. */
public final class Queries {
  private static final int ROWS_AT_ONCE = 1000;

  private final Connection connection;
  private final Dialect dialect;

  /** Asks over {@code connection}; a transaction of the caller's stays open. */
  public Queries(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /**
   * What a query returned.
   *
   * @param line where its first word stands in the file, from 1
   * @param sql its text, without passwords
   * @param rows how many rows it returned; 0 for a statement that returns none
   */
  public record Answer(int line, String sql, long rows) {}

  /**
   * The answers to all queries of {@code file}, in its order.
   *
   * @param name what the file is called in messages
   * @throws ScriptFailedException naming file and line, for a query the server refuses
   */
  public List<Answer> ask(String name, InputStream file) throws IOException, ScriptFailedException {
    List<Answer> answers = new ArrayList<>();
    try (SqlScript script = new SqlScript(dialect, file);
        Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      jdbc.setFetchSize(dialect == Dialect.MYSQL ? Integer.MIN_VALUE : ROWS_AT_ONCE);
      for (Optional<SqlStatement> next = script.next(); next.isPresent(); next = script.next()) {
        answers.add(answer(name, jdbc, next.get()));
      }
    } catch (ScriptSyntaxException e) {
      throw new ScriptFailedException(name + ":" + e.line(), "", String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      throw new ScriptFailedException(name, "", String.valueOf(e.getMessage()));
    }
    return answers;
  }

  private static Answer answer(String name, Statement jdbc, SqlStatement query)
      throws ScriptFailedException {
    try {
      long rows = 0;
      if (jdbc.execute(query.text())) {
        try (ResultSet result = jdbc.getResultSet()) {
          while (result.next()) {
            rows++;
          }
        }
      }
      return new Answer(query.line(), ScriptFailedException.withoutPasswords(query.text()), rows);
    } catch (SQLException e) {
      throw new ScriptFailedException(
          name + ":" + query.line(), query.text(), String.valueOf(e.getMessage()));
    }
  }
}
