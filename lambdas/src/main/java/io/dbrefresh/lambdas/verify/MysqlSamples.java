package io.dbrefresh.lambdas.verify;

import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Logins;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * MySQL and MariaDB: a large table is entered at points spread over an index, and a few rows are
 * read behind each; without an index that can be spread over, rows are chosen by chance for as long
 * as the query may take.
 */
final class MysqlSamples implements Samples {
  /** Tables of up to so many bytes are read whole. */
  private static final long BUDGET = 16L << 20;

  /** So many rows are read behind each point, and ten times as many where few have a value. */
  private static final int BEHIND_A_POINT = 20;

  private static final String COLUMNS =
      """
      SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME, COALESCE(t.DATA_LENGTH, 0)
      FROM information_schema.COLUMNS c
      JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
      WHERE t.TABLE_TYPE NOT IN ('VIEW', 'SYSTEM VIEW', 'SEQUENCE')
        AND c.TABLE_SCHEMA NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
        AND c.DATA_TYPE IN
          ('char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'json', 'enum', 'set')
      """;

  private final Connection connection;

  MysqlSamples(Connection connection) {
    this.connection = connection;
  }

  @Override
  public List<TextColumn> columns() throws SQLException {
    List<TextColumn> columns = new ArrayList<>();
    try (Statement statement = Logins.reading(connection, Dialect.MYSQL);
        ResultSet row = statement.executeQuery(COLUMNS)) {
      while (row.next()) {
        columns.add(
            new TextColumn(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
      }
    }
    return columns;
  }

  @Override
  public void take(TextColumn column, int rows, Consumer<String> values) throws SQLException {
    if (column.bytes() <= BUDGET) {
      read(select(column, table(column)) + " ORDER BY RAND() LIMIT " + rows, rows).forEach(values);
      return;
    }
    List<EntryPoints.Point> points =
        new EntryPoints(connection, column).spread(Math.max(1, rows / BEHIND_A_POINT));
    if (points.isEmpty()) {
      byChance(column, rows).forEach(values);
      return;
    }
    List<String> taken = behind(column, points, BEHIND_A_POINT, rows);
    if (taken.size() < rows / 2) {
      taken = behind(column, points, BEHIND_A_POINT * 10, rows);
    }
    taken.forEach(values);
  }

  private List<String> behind(
      TextColumn column, List<EntryPoints.Point> points, int count, int rows) throws SQLException {
    List<String> taken = new ArrayList<>();
    for (EntryPoints.Point point : points) {
      String part =
          "(SELECT %s FROM %s WHERE %s >= %s ORDER BY %s LIMIT %d) AS part"
              .formatted(
                  name(column.column()),
                  table(column),
                  point.column(),
                  point.value(),
                  point.column(),
                  count);
      int share = Math.max(1, rows / points.size());
      taken.addAll(read(select(column, part) + " LIMIT " + share, share));
    }
    return taken;
  }

  /** What came before the time was up is a sample of the rows that were read by then. */
  private List<String> byChance(TextColumn column, int rows) throws SQLException {
    double share = Math.min(1, (double) BUDGET / column.bytes());
    String sql = select(column, table(column)) + " AND RAND() < %s LIMIT %d".formatted(share, rows);
    return read(sql, rows);
  }

  private static String select(TextColumn column, String from) {
    String name = name(column.column());
    return "SELECT LEFT(%s, %d) FROM %s WHERE %s IS NOT NULL"
        .formatted(name, CHARACTERS, from, name);
  }

  private List<String> read(String sql, int rows) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = Logins.reading(connection, Dialect.MYSQL)) {
      statement.setQueryTimeout(SECONDS);
      try (ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          values.add(row.getString(1));
        }
      }
    } catch (SQLTimeoutException e) {
      if (values.size() < Math.min(rows, BEHIND_A_POINT)) {
        throw e;
      }
    }
    return values;
  }

  private static String table(TextColumn column) {
    return name(column.schema()) + "." + name(column.table());
  }

  static String name(String name) {
    return Dialect.MYSQL.quoted(name);
  }
}
