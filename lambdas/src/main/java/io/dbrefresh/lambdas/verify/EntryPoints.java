package io.dbrefresh.lambdas.verify;

import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Logins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Where a large MySQL table is entered: values spread over the first column of an index, the
 * primary key before the others.
 */
final class EntryPoints {
  private static final String INDEXES =
      """
      SELECT s.COLUMN_NAME, c.DATA_TYPE
      FROM information_schema.STATISTICS s
      JOIN information_schema.COLUMNS c ON c.TABLE_SCHEMA = s.TABLE_SCHEMA
        AND c.TABLE_NAME = s.TABLE_NAME AND c.COLUMN_NAME = s.COLUMN_NAME
      WHERE s.SEQ_IN_INDEX = 1 AND s.INDEX_TYPE = 'BTREE' AND s.TABLE_SCHEMA = %s AND s.TABLE_NAME = %s
      ORDER BY s.INDEX_NAME = 'PRIMARY' DESC, s.NON_UNIQUE, s.INDEX_NAME
      """;

  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final Connection connection;
  private final TextColumn table;
  private final Random random = new Random();

  EntryPoints(Connection connection, TextColumn table) {
    this.connection = connection;
    this.table = table;
  }

  /**
   * A place in an index.
   *
   * @param column the index's first column, quoted
   * @param value an SQL expression
   */
  record Point(String column, String value) {}

  /** About {@code count} points; none where no index can be spread over. */
  List<Point> spread(int count) throws SQLException {
    for (String[] index : rows(INDEXES.formatted(text(table.schema()), text(table.table())), 2)) {
      String column = MysqlSamples.name(index[0]);
      List<String> values = values(column, index[1], count);
      if (!values.isEmpty()) {
        return values.stream().map(value -> new Point(column, value)).toList();
      }
    }
    return List.of();
  }

  private List<String> values(String column, String type, int count) throws SQLException {
    return switch (type) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal" ->
          numbers(bounds(column, "MIN(%s)", "MAX(%s)"), count);
      case "date", "datetime", "timestamp" ->
          numbers(bounds(column, "0", "TIMESTAMPDIFF(SECOND, MIN(%s), MAX(%s))"), count).stream()
              .map(seconds -> later(column, seconds))
              .toList();
      case "char", "varchar" -> LETTERS.chars().mapToObj(c -> "'" + (char) c + "'").toList();
      case "binary", "varbinary", "uuid" ->
          IntStream.range(0, 32).mapToObj(i -> binary(type, i * 8)).toList();
      default -> List.of();
    };
  }

  private String later(String column, String seconds) {
    return "TIMESTAMPADD(SECOND, %s, (SELECT MIN(%s) FROM %s.%s))"
        .formatted(
            seconds, column, MysqlSamples.name(table.schema()), MysqlSamples.name(table.table()));
  }

  private static String binary(String type, int first) {
    return type.equals("uuid")
        ? "'%02x000000-0000-0000-0000-000000000000'".formatted(first)
        : "X'%02x'".formatted(first);
  }

  /** One number by chance from each of {@code count} parts of the range. */
  private List<String> numbers(Optional<BigDecimal[]> range, int count) {
    List<String> numbers = new ArrayList<>();
    if (range.isPresent()) {
      BigDecimal low = range.get()[0];
      BigDecimal width = range.get()[1].subtract(low);
      for (int i = 0; i < count; i++) {
        double share = (i + random.nextDouble()) / count;
        numbers.add(
            low.add(width.multiply(BigDecimal.valueOf(share)))
                .setScale(0, RoundingMode.FLOOR)
                .toPlainString());
      }
    }
    return numbers;
  }

  private Optional<BigDecimal[]> bounds(String column, String low, String high)
      throws SQLException {
    String sql =
        "SELECT %s, %s FROM %s.%s"
            .formatted(
                low.replace("%s", column),
                high.replace("%s", column),
                MysqlSamples.name(table.schema()),
                MysqlSamples.name(table.table()));
    String[] found = rows(sql, 2).get(0);
    return found[0] == null || found[1] == null
        ? Optional.empty()
        : Optional.of(new BigDecimal[] {new BigDecimal(found[0]), new BigDecimal(found[1])});
  }

  private List<String[]> rows(String sql, int columns) throws SQLException {
    List<String[]> rows = new ArrayList<>();
    try (Statement statement = Logins.reading(connection, Dialect.MYSQL);
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        String[] values = new String[columns];
        for (int i = 0; i < columns; i++) {
          values[i] = row.getString(i + 1);
        }
        rows.add(values);
      }
    }
    return rows;
  }

  private static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
