package io.dbrefresh.lambdas.scripts;

import java.sql.SQLWarning;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/** Counts what the server answers to the statements of one message; keeps no rows. */
final class PostgresAnswers extends ResultHandlerBase {
  private final long[] rows;
  private int count;

  PostgresAnswers(int statements) {
    this.rows = new long[statements];
  }

  @Override
  public void handleResultRows(
      Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
    count++;
  }

  @Override
  public void handleCommandStatus(String status, long changed, long oid) {
    if (count < rows.length) {
      rows[count] = status.startsWith("SELECT") ? 0 : Math.max(0, changed);
    }
    count++;
  }

  @Override
  public void handleWarning(SQLWarning warning) {
    return; // The session asks for errors alone.
  }

  /** How many statements have been answered. */
  int count() {
    return count;
  }

  long[] rows() {
    return Arrays.copyOf(rows, rows.length);
  }
}
