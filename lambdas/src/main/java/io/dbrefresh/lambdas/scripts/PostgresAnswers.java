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

/** Counts what the server answers to statements that were sent together; keeps no rows. */
final class PostgresAnswers extends ResultHandlerBase {
  private final long[] rows;
  private final ScriptSession.Answered answered;
  private int count;

  PostgresAnswers(int statements, ScriptSession.Answered answered) {
    this.rows = new long[statements];
    this.answered = answered;
  }

  @Override
  public void handleResultRows(
      Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
    counted(0);
  }

  @Override
  public void handleCommandStatus(String status, long changed, long oid) {
    counted(status.startsWith("SELECT") ? 0 : Math.max(0, changed));
  }

  private void counted(long changed) {
    if (count < rows.length) {
      rows[count] = changed;
      answered.answered(count, changed);
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
