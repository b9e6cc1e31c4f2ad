package io.dbrefresh.local.simulation.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A statement of the model: what is executed changes no row. */
final class SimulatedStatement implements Answers {
  private static final int NO_MORE = -1;

  private final SqlSession session;
  private final String prepared;
  private final TreeMap<Integer, String> parameters = new TreeMap<>();
  private List<Map<String, String>> found = List.of();
  private int updates = NO_MORE;

  SimulatedStatement(SqlSession session, String prepared) {
    this.session = session;
    this.prepared = prepared;
  }

  @Override
  public Object call(String method, Object[] arguments) throws SQLException {
    switch (method) {
      case "execute":
        return execute(text(arguments));
      case "executeUpdate":
        session.execute(text(arguments));
        return 0;
      case "executeLargeUpdate":
        session.execute(text(arguments));
        return 0L;
      case "executeQuery":
        return rows(session.query(text(arguments)));
      case "getResultSet":
        return rows(found);
      case "getMoreResults":
        updates = NO_MORE;
        return false;
      case "getUpdateCount":
        return updates;
      case "getLargeUpdateCount":
        return (long) updates;
      default:
        return parameter(method, arguments);
    }
  }

  /** Whether it was a query. */
  private boolean execute(String text) throws SQLException {
    boolean query = text.stripLeading().regionMatches(true, 0, "SELECT", 0, "SELECT".length());
    if (query) {
      found = session.query(text);
    } else {
      session.execute(text);
    }
    updates = query ? NO_MORE : 0;
    return query;
  }

  private static Object rows(List<Map<String, String>> rows) {
    return SimulatedConnection.proxy(ResultSet.class, new SimulatedRows(rows));
  }

  private Object parameter(String method, Object[] arguments) {
    if (method.startsWith("set")
        && arguments.length == 2
        && arguments[0] instanceof Integer place) {
      parameters.put(place, String.valueOf(arguments[1]).replace("'", "''"));
    }
    return NOTHING;
  }

  /** With the parameters in their places, as literals. */
  private String text(Object[] arguments) {
    if (arguments.length > 0 && arguments[0] instanceof String text) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    int place = 0;
    for (String part : prepared.split("\\?", -1)) {
      String value = parameters.get(place);
      filled.append(value == null ? "" : "'" + value + "'").append(part);
      place++;
    }
    return filled.toString();
  }
}
