package io.dbrefresh.local.simulation.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A result set of the model. */
final class SimulatedRows implements Answers {
  private final List<Map<String, String>> rows;
  private int at = -1;

  SimulatedRows(List<Map<String, String>> rows) {
    this.rows = rows;
  }

  @Override
  public Object call(String method, Object[] arguments) throws SQLException {
    return switch (method) {
      case "next" -> ++at < rows.size();
      case "getInt" -> Integer.parseInt(text(arguments));
      case "getLong" -> Long.parseLong(text(arguments));
      case "getString" -> text(arguments);
      default -> NOTHING;
    };
  }

  private String text(Object[] arguments) throws SQLException {
    if (at < 0 || at >= rows.size()) {
      throw new SQLException("There is no row");
    }
    String value = rows.get(at).get(String.valueOf(arguments[0]));
    if (value == null) {
      throw new SQLException("There is no column " + arguments[0]);
    }
    return value;
  }
}
