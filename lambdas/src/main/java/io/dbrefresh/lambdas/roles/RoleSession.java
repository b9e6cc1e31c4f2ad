package io.dbrefresh.lambdas.roles;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.statemachine.step.StepError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A transaction of the master user. It asks for what is missing, and changes only that, so a second
 * run changes nothing.
 */
final class RoleSession {
  private final Connection connection;
  private final List<String> changes = new ArrayList<>();

  /** {@code connection} is in a transaction, which the caller ends. */
  RoleSession(Connection connection) {
    this.connection = connection;
  }

  /** The statements that have changed something, in their order. */
  List<String> changes() {
    return List.copyOf(changes);
  }

  int majorVersion() throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion();
  }

  /** Whether a condition, with {@code values} for its question marks, does not hold. */
  boolean lacks(String condition, String... values) throws SQLException {
    return !rows("SELECT 1 AS lacking WHERE NOT (" + condition + ")", values).isEmpty();
  }

  /** The first column of the first row. */
  Optional<String> one(String query, String... values) throws SQLException {
    return rows(query, values).stream().map(row -> row.get(0)).findFirst();
  }

  /** The rows of a query, each with its columns as texts; null is an empty text. */
  List<List<String>> rows(String query, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      List<List<String>> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            String value = result.getString(i);
            row.add(value == null ? "" : value);
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  /** Runs a statement that is meant to last. */
  void change(String statement) throws SQLException {
    run(statement);
    changes.add(statement);
  }

  /** Runs a statement; what it says holds names of roles and objects, and no data. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      if (SqlWords.isPassing(e)) {
        throw e;
      }
      throw new StepFailedException(
          StepError.ROLES_WRONG,
          "%s: %s".formatted(shortened(sql), String.valueOf(e.getMessage())));
    }
  }

  private static String shortened(String sql) {
    return sql.length() <= 200 ? sql : sql.substring(0, 200) + "…";
  }

  /** A name as an SQL identifier. */
  static String name(String name) {
    return Dialect.POSTGRESQL.quoted(name);
  }
}
