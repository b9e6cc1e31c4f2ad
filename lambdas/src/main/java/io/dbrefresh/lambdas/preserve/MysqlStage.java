package io.dbrefresh.lambdas.preserve;

import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Logins;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** From a streamed result set to batches of INSERT. */
final class MysqlStage extends Stage {
  private static final int BATCH = 500;

  private static final Set<String> TEMPORAL =
      Set.of("date", "datetime", "timestamp", "time", "year");
  private static final Set<String> BINARY =
      Set.of(
          "binary",
          "varbinary",
          "tinyblob",
          "blob",
          "mediumblob",
          "longblob",
          "bit",
          "geometry",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geometrycollection",
          "geomcollection");

  MysqlStage(Connection old, Connection temp, BooleanSupplier timeIsUp) {
    super(old, temp, timeIsUp);
  }

  @Override
  String create(Carriage carriage) {
    String key =
        carriage.temp().key().isEmpty()
            ? ""
            : " (PRIMARY KEY (" + list(Dialect.MYSQL, carriage.temp().key()) + "))";
    return "CREATE TEMPORARY TABLE %s%s AS SELECT %s FROM %s WHERE FALSE"
        .formatted(
            carriage.stage(), key, list(Dialect.MYSQL, carriage.names()), carriage.temp().name());
  }

  @Override
  long copy(Carriage carriage) throws SQLException, TimeIsUpException {
    String expressions =
        carriage.columns().stream().map(MysqlStage::exact).collect(Collectors.joining(", "));
    String insert =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                carriage.stage(),
                list(Dialect.MYSQL, carriage.names()),
                String.join(", ", Collections.nCopies(carriage.columns().size(), "?")));
    try (Statement read = Logins.reading(old(), Dialect.MYSQL);
        ResultSet row = read.executeQuery(select(carriage, expressions));
        PreparedStatement write = temp().prepareStatement(insert)) {
      return pass(carriage.columns(), row, write);
    }
  }

  private long pass(List<Column> columns, ResultSet row, PreparedStatement write)
      throws SQLException, TimeIsUpException {
    long rows = 0;
    while (row.next()) {
      for (int i = 1; i <= columns.size(); i++) {
        if (BINARY.contains(columns.get(i - 1).type())) {
          write.setBytes(i, row.getBytes(i));
        } else {
          write.setString(i, row.getString(i));
        }
      }
      write.addBatch();
      if (++rows % BATCH == 0) {
        write.executeBatch();
        checkTime();
      }
    }
    write.executeBatch();
    return rows;
  }

  /** An expression whose text is exact: a FLOAT is shown with six digits, a DOUBLE with all. */
  private static String exact(Column column) {
    String name = Dialect.MYSQL.quoted(column.name());
    if (column.type().equals("float") || column.type().equals("double")) {
      return name + " + 0e0";
    }
    return TEMPORAL.contains(column.type()) ? "CAST(" + name + " AS CHAR)" : name;
  }
}
