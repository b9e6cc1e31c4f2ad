package io.dbrefresh.launcher.sql;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes rows as the mysql client does in a pipe: tabs between values, a line for each row. */
final class Rows {
  private Rows() {}

  static void write(ResultSet rows, PrintWriter out) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    StringBuilder line = new StringBuilder();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      line.append(i == 1 ? "" : "\t").append(columns.getColumnLabel(i));
    }
    out.println(line);
    while (rows.next()) {
      line.setLength(0);
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        line.append(i == 1 ? "" : "\t").append(shown(rows.getString(i)));
      }
      out.println(line);
    }
  }

  private static String shown(@Nullable String value) {
    return value == null
        ? "NULL"
        : value
            .replace("\\", "\\\\")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("\r", "\\r");
  }
}
