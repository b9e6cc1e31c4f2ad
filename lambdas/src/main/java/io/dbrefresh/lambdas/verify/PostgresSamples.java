package io.dbrefresh.lambdas.verify;

import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Logins;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * PostgreSQL: {@code TABLESAMPLE SYSTEM} reads whole pages, chosen by chance from all over the
 * table (see SELECT in PostgreSQL's documentation). Materialized views and partitions hold data and
 * are sampled; partitioned tables and views hold none themselves.
 */
final class PostgresSamples implements Samples {
  /** Tables of up to so many bytes are read whole. */
  private static final long BUDGET = 16L << 20;

  /** Where few rows have a value at all, so much more is read. */
  private static final int WIDER = 10;

  private static final String COLUMNS =
      """
      SELECT n.nspname, c.relname, a.attname, pg_relation_size(c.oid)
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid
      JOIN pg_type b ON b.oid = CASE WHEN t.typbasetype = 0 THEN t.oid ELSE t.typbasetype END
      LEFT JOIN pg_type e ON e.oid = b.typelem AND b.typcategory = 'A'
      WHERE c.relkind IN ('r', 'm') AND c.relispopulated
        AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
        AND (b.typcategory = 'S' OR b.typname IN ('json', 'jsonb', 'xml', 'hstore')
             OR e.typcategory = 'S' OR e.typname IN ('json', 'jsonb'))
      """;

  private final Connection connection;

  PostgresSamples(Connection connection) {
    this.connection = connection;
  }

  @Override
  public List<TextColumn> columns() throws SQLException {
    List<TextColumn> columns = new ArrayList<>();
    try (Statement statement = Logins.reading(connection, Dialect.POSTGRESQL);
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
    List<String> taken = read(column, rows, BUDGET);
    if (taken.size() < rows && column.bytes() > BUDGET) {
      taken = read(column, rows, BUDGET * WIDER);
    }
    taken.forEach(values);
  }

  private List<String> read(TextColumn column, int rows, long budget) throws SQLException {
    double percent = column.bytes() <= budget ? 100 : 100.0 * budget / column.bytes();
    String name = quoted(column.column());
    String sql =
        "SELECT v FROM (SELECT left(%s::text, %d) AS v FROM %s.%s TABLESAMPLE SYSTEM (%s)"
            .formatted(
                name,
                CHARACTERS,
                quoted(column.schema()),
                quoted(column.table()),
                String.format(Locale.ROOT, "%.6f", percent));
    sql += " WHERE %s IS NOT NULL) AS sample ORDER BY random() LIMIT %d".formatted(name, rows);
    List<String> values = new ArrayList<>();
    try (Statement statement = Logins.reading(connection, Dialect.POSTGRESQL)) {
      statement.setQueryTimeout(SECONDS);
      try (ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          values.add(row.getString(1));
        }
      }
    }
    return values;
  }

  private static String quoted(String name) {
    return Dialect.POSTGRESQL.quoted(name);
  }
}
