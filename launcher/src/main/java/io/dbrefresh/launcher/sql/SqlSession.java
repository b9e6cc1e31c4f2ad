package io.dbrefresh.launcher.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A connection to a database, and where its answers go. */
public final class SqlSession implements AutoCloseable {
  private final Connection connection;
  private final PrintWriter out;
  private final PrintWriter err;

  private SqlSession(Connection connection, PrintWriter out, PrintWriter err) {
    this.connection = connection;
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
    return new SqlSession(DriverManager.getConnection(url.url(), properties), out, err);
  }

  /** Runs {@code sql}, one statement or several, and writes what each answers. */
  public void run(String sql) throws SQLException {
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
