package io.dbrefresh.lambdas.preserve;

import io.dbrefresh.lambdas.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Brings rows of the old target into a temporary table of the new database, which ends with the
 * connection. Rows pass through one by one or in small portions, however many there are.
 */
abstract class Stage {
  private final Connection old;
  private final Connection temp;
  private final BooleanSupplier timeIsUp;

  Stage(Connection old, Connection temp, BooleanSupplier timeIsUp) {
    this.old = old;
    this.temp = temp;
    this.timeIsUp = timeIsUp;
  }

  static Stage of(Dialect dialect, Connection old, Connection temp, BooleanSupplier timeIsUp) {
    return dialect == Dialect.POSTGRESQL
        ? new PostgresStage(old, temp, timeIsUp)
        : new MysqlStage(old, temp, timeIsUp);
  }

  /** Makes the temporary table and fills it; answers how many rows it has. */
  final long fill(Carriage carriage) throws SQLException, TimeIsUpException {
    try (Statement statement = temp.createStatement()) {
      statement.execute(create(carriage));
    }
    return copy(carriage);
  }

  abstract String create(Carriage carriage);

  abstract long copy(Carriage carriage) throws SQLException, TimeIsUpException;

  final Connection old() {
    return old;
  }

  final Connection temp() {
    return temp;
  }

  final void checkTime() throws TimeIsUpException {
    if (timeIsUp.getAsBoolean()) {
      throw new TimeIsUpException();
    }
  }

  /** The rows of the old table; {@code columns} are expressions. */
  static String select(Carriage carriage, String columns) {
    return "SELECT %s FROM %s%s"
        .formatted(
            columns,
            carriage.temp().name(),
            carriage.asked().where().map(where -> " WHERE (" + where + ")").orElse(""));
  }

  static String list(Dialect dialect, Collection<String> names) {
    return names.stream().map(dialect::quoted).collect(Collectors.joining(", "));
  }
}
