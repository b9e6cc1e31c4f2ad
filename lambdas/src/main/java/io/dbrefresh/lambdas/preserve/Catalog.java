package io.dbrefresh.lambdas.preserve;

import io.dbrefresh.lambdas.preserve.Table.Reference;
import io.dbrefresh.lambdas.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a server says of its tables. */
final class Catalog {
  private static final String POSTGRESQL_COLUMNS =
      """
      SELECT c.column_name, c.data_type, c.is_generated = 'ALWAYS', c.identity_generation = 'ALWAYS',
        c.is_nullable = 'NO' AND c.column_default IS NULL AND c.is_identity = 'NO'
      FROM information_schema.columns c
      JOIN information_schema.tables t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
      WHERE c.table_schema = ? AND c.table_name = ? ORDER BY c.ordinal_position
      """;
  private static final String MYSQL_COLUMNS =
      """
      SELECT c.COLUMN_NAME, c.DATA_TYPE, COALESCE(c.GENERATION_EXPRESSION, '') <> '', FALSE,
        c.IS_NULLABLE = 'NO' AND c.COLUMN_DEFAULT IS NULL AND c.EXTRA NOT LIKE '%auto_increment%'
      FROM information_schema.COLUMNS c
      JOIN information_schema.TABLES t
        ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME AND t.TABLE_TYPE = 'BASE TABLE'
      WHERE c.TABLE_SCHEMA = ? AND c.TABLE_NAME = ? ORDER BY c.ORDINAL_POSITION
      """;
  private static final String POSTGRESQL_KEY =
      """
      SELECT a.attname FROM pg_index i
      JOIN pg_class t ON t.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)
      WHERE i.indisprimary AND n.nspname = ? AND t.relname = ?
      """;
  private static final String MYSQL_KEY =
      """
      SELECT COLUMN_NAME FROM information_schema.STATISTICS
      WHERE INDEX_NAME = 'PRIMARY' AND TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY SEQ_IN_INDEX
      """;
  private static final String POSTGRESQL_REFERENCES =
      """
      SELECT n.nspname, t.relname,
        (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
         FROM unnest(f.conkey) WITH ORDINALITY AS k (number, place)
         JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.number),
        (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
         FROM unnest(f.confkey) WITH ORDINALITY AS k (number, place)
         JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.number)
      FROM pg_constraint f
      JOIN pg_class t ON t.oid = f.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_class p ON p.oid = f.confrelid JOIN pg_namespace q ON q.oid = p.relnamespace
      WHERE f.contype = 'f' AND q.nspname = ? AND p.relname = ?
      """;
  private static final String MYSQL_REFERENCES =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME,
        GROUP_CONCAT(CONCAT('`', REPLACE(COLUMN_NAME, '`', '``'), '`') ORDER BY ORDINAL_POSITION SEPARATOR ', '),
        GROUP_CONCAT(CONCAT('`', REPLACE(REFERENCED_COLUMN_NAME, '`', '``'), '`')
          ORDER BY ORDINAL_POSITION SEPARATOR ', ')
      FROM information_schema.KEY_COLUMN_USAGE
      WHERE REFERENCED_TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME = ?
      GROUP BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME
      """;

  private final Connection connection;
  private final Dialect dialect;

  Catalog(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** The table; empty where there is no table of this name that the login may see. */
  Optional<Table> table(String schema, String table) throws SQLException {
    boolean postgres = dialect == Dialect.POSTGRESQL;
    List<Column> columns = new ArrayList<>();
    each(
        postgres ? POSTGRESQL_COLUMNS : MYSQL_COLUMNS,
        schema,
        table,
        row ->
            columns.add(
                new Column(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getBoolean(5))));
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    List<String> key = new ArrayList<>();
    each(postgres ? POSTGRESQL_KEY : MYSQL_KEY, schema, table, row -> key.add(row.getString(1)));
    List<Reference> references = new ArrayList<>();
    each(
        postgres ? POSTGRESQL_REFERENCES : MYSQL_REFERENCES,
        schema,
        table,
        row ->
            references.add(
                new Reference(
                    name(row.getString(1), row.getString(2)), row.getString(3), row.getString(4))));
    return Optional.of(new Table(name(schema, table), columns, key, references));
  }

  private String name(String schema, String table) {
    return dialect.quoted(schema) + "." + dialect.quoted(table);
  }

  /** Takes one row of an answer. */
  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private void each(String sql, String schema, String table, Row taker) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      statement.setString(2, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          taker.take(row);
        }
      }
    }
  }
}
