package io.dbrefresh.local.simulation.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A statement: what is executed changes no row, what is queried has none. */
final class SimulatedStatement implements Answers {
  private static final int NO_MORE = -1;

  private final SqlSession session;
  private final String prepared;
  private int updates = NO_MORE;

  SimulatedStatement(SqlSession session, String prepared) {
    this.session = session;
    this.prepared = prepared;
  }

  @Override
  public Object call(String method, Object[] arguments) throws SQLException {
    switch (method) {
      case "execute":
        session.execute(text(arguments));
        updates = 0;
        return false;
      case "executeUpdate":
        session.execute(text(arguments));
        return 0;
      case "executeLargeUpdate":
        session.execute(text(arguments));
        return 0L;
      case "executeQuery":
        session.execute(text(arguments));
        return SimulatedConnection.proxy(ResultSet.class, EMPTY);
      case "getMoreResults":
        updates = NO_MORE;
        return false;
      case "getUpdateCount":
        return updates;
      case "getLargeUpdateCount":
        return (long) updates;
      default:
        return NOTHING;
    }
  }

  private String text(Object[] arguments) {
    return arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
  }
}
