package io.dbrefresh.lambdas.preserve;

import io.dbrefresh.lambdas.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** From COPY to COPY, in the text format, which every version reads from every other. */
final class PostgresStage extends Stage {
  private static final int ROWS_BETWEEN_LOOKS = 1_000;

  PostgresStage(Connection old, Connection temp, BooleanSupplier timeIsUp) {
    super(old, temp, timeIsUp);
  }

  /** Types and collations are the table's; constraints and defaults are not needed. */
  @Override
  String create(Carriage carriage) {
    return "CREATE TEMPORARY TABLE %s ON COMMIT DROP AS SELECT %s FROM %s WITH NO DATA"
        .formatted(
            carriage.stage().substring(carriage.stage().indexOf('.') + 1),
            list(Dialect.POSTGRESQL, carriage.names()),
            carriage.temp().name());
  }

  /**
   * A COPY that does not come to its end goes with the connection, which is of no more use. The
   * driver's way to cancel it never returns, and fills the memory, when the connection is closed
   * under it.
   */
  @Override
  long copy(Carriage carriage) throws SQLException, TimeIsUpException {
    String columns = list(Dialect.POSTGRESQL, carriage.names());
    CopyIn in =
        temp()
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY %s (%s) FROM STDIN".formatted(carriage.stage(), columns));
    CopyOut out =
        old()
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (%s) TO STDOUT".formatted(select(carriage, columns)));
    pass(out, in);
    return in.endCopy();
  }

  private void pass(CopyOut out, CopyIn in) throws SQLException, TimeIsUpException {
    long rows = 0;
    for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
      in.writeToCopy(row, 0, row.length);
      if (++rows % ROWS_BETWEEN_LOOKS == 0) {
        checkTime();
      }
    }
  }
}
