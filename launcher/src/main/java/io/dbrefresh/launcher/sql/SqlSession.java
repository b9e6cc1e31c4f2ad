package io.dbrefresh.launcher.sql;

import io.dbrefresh.statemachine.sql.SqlSplitter;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** A connection to a database, and where its answers go. */
public final class SqlSession implements AutoCloseable {
  private final Connection connection;
  private final String engine;
  private final PrintWriter out;
  private final PrintWriter err;

  private SqlSession(Connection connection, String engine, PrintWriter out, PrintWriter err) {
    this.connection = connection;
    this.engine = engine;
    this.out = out;
    this.err = err;
  }

  /**
   * Connects.
   *
   * @param name the database to use, where it is not the one that was made with the instance
   * @param local whether it runs on this host
   */
  public static SqlSession open(
      KnownDatabase database,
      Login login,
      Optional<String> name,
      boolean local,
      PrintWriter out,
      PrintWriter err)
      throws SQLException {
    JdbcUrl url = JdbcUrl.of(database, name, local);
    Properties properties = new Properties();
    properties.putAll(url.properties());
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    Connection connection = DriverManager.getConnection(url.url(), properties);
    return new SqlSession(connection, database.engine(), out, err);
  }

  /**
   * Runs {@code sql}, one statement or several, and writes what each answers. Statements go out one
   * by one, as the vendors' clients send them: each is its own transaction unless the text begins
   * one, and what stands before one that fails has been done and its answers written.
   *
   * @throws SQLException what the first statement that failed has met, with its line where there
   *     are several; those behind it are not run. Nothing is run of a text that cannot be split
   */
  public void run(String sql) throws SQLException {
    List<SqlSplitter.Part> statements = splitter().split(engine, sql);
    for (SqlSplitter.Part statement : statements) {
      try {
        runOne(statement.text());
      } catch (SQLException failed) {
        throw statements.size() == 1 ? failed : SqlErrors.atLine(statement.line(), failed);
      }
    }
  }

  private static SqlSplitter splitter() {
    return ServiceLoader.load(SqlSplitter.class).findFirst().orElseThrow();
  }

  private void runOne(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (rows || statement.getUpdateCount() >= 0) {
        if (rows) {
          try (ResultSet answer = statement.getResultSet()) {
            Rows.write(answer, out);
          }
        } else {
          changed(statement.getUpdateCount());
        }
        rows = statement.getMoreResults();
      }
      warn(statement.getWarnings());
    } finally {
      out.flush();
      err.flush();
    }
  }

  private void changed(int count) {
    if (count > 0) {
      err.println(count + (count == 1 ? " row changed" : " rows changed"));
    }
  }

  private void warn(@Nullable SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      err.println("warning: " + warning.getMessage());
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
