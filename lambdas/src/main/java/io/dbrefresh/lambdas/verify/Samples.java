package io.dbrefresh.lambdas.verify;

import io.dbrefresh.lambdas.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Takes samples of text columns without reading tables as a whole that are large. */
interface Samples {
  /** So many characters of a value are looked at. */
  int CHARACTERS = 16_384;

  /** A query of a sample that takes longer is given up, in seconds. */
  int SECONDS = 60;

  /** The columns of tables that hold data themselves, system tables left out. */
  List<TextColumn> columns() throws SQLException;

  /**
   * Hands up to {@code rows} values from all over the table to {@code values}; values that are null
   * are no part of it.
   */
  void take(TextColumn column, int rows, Consumer<String> values) throws SQLException;

  /** The samples of a server. */
  static Samples of(Dialect dialect, Connection connection) {
    return dialect == Dialect.POSTGRESQL
        ? new PostgresSamples(connection)
        : new MysqlSamples(connection);
  }
}
