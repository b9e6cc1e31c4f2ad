package io.dbrefresh.local.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table in which the scripts' task marks its progress, as far as the model keeps it. */
final class ScriptMarks {
  private static final String TABLE = "dbrefresh_scripts.progress";
  private static final Pattern INSERT =
      Pattern.compile("INSERT INTO " + TABLE + " VALUES \\('([^']*)', '([^']*)', (\\d+),.*");
  private static final Pattern WHERE =
      Pattern.compile("WHERE run = '([^']*)' AND phase = '([^']*)'(?: AND script = '?(\\d+))?");
  private static final Pattern SETTING = Pattern.compile("(\\w+) = (?:'((?:[^']|'')*)'|(\\d+))");

  private final TreeMap<String, Map<String, String>> rows = new TreeMap<>();

  /** The same rows. */
  ScriptMarks copy() {
    ScriptMarks copy = new ScriptMarks();
    rows.forEach((key, row) -> copy.rows.put(key, new TreeMap<>(row)));
    return copy;
  }

  /** Whether a statement is about the table. */
  static boolean isAbout(String statement) {
    return statement.contains("dbrefresh_scripts");
  }

  void execute(String statement) {
    Matcher insert = INSERT.matcher(statement);
    if (insert.matches()) {
      rows.put(key(insert.group(1), insert.group(2), insert.group(3)), fresh(insert.group(3)));
    } else if (statement.startsWith("UPDATE " + TABLE)) {
      update(statement);
    } else if (statement.startsWith("DROP TABLE")) {
      rows.clear();
    }
  }

  private static String key(String run, String phase, String script) {
    return "%s %s %09d".formatted(run, phase, Integer.parseInt(script));
  }

  private static Map<String, String> fresh(String script) {
    Map<String, String> row = new TreeMap<>();
    for (String number : List.of("statements", "changed", "millis", "begun", "finished")) {
      row.put(number, "0");
    }
    row.put("script", script);
    row.put("marked_at", "0");
    row.put("sha256", "");
    row.put("report", "");
    return row;
  }

  private void update(String statement) {
    int end = statement.lastIndexOf("WHERE run = ");
    Matcher where = WHERE.matcher(statement.substring(Math.max(0, end)));
    if (end < 0 || !where.find() || where.group(3) == null) {
      return;
    }
    Map<String, String> row = rows.get(key(where.group(1), where.group(2), where.group(3)));
    Matcher setting = SETTING.matcher(statement.substring(0, end));
    while (row != null && setting.find()) {
      String text = setting.group(2);
      row.put(setting.group(1), text == null ? setting.group(3) : text.replace("''", "'"));
    }
  }

  List<Map<String, String>> query(String query) {
    Matcher where = WHERE.matcher(query);
    List<Map<String, String>> found = new ArrayList<>();
    if (query.contains(TABLE) && where.find()) {
      String prefix = where.group(1) + " " + where.group(2) + " ";
      rows.forEach(
          (key, row) -> {
            if (key.startsWith(prefix)) {
              found.add(Map.copyOf(row));
            }
          });
    }
    return found;
  }
}
