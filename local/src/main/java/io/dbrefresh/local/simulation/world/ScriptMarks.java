package io.dbrefresh.local.simulation.world;

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
  private static final Pattern FROM =
      Pattern.compile("WHERE run = '([^']*)' AND phase = '([^']*)' AND script >= (\\d+)");
  private static final Pattern SETTING = Pattern.compile("(\\w+) = (?:'((?:[^']|'')*)'|(\\d+))");

  private final TreeMap<String, Map<String, String>> rows = new TreeMap<>();

  /** The same rows; none is changed, but another put in its place. */
  ScriptMarks copy() {
    ScriptMarks copy = new ScriptMarks();
    copy.rows.putAll(rows);
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
    return "%s %s %s".formatted(run, phase, number(script));
  }

  private static String number(String script) {
    return "%09d".formatted(Integer.parseInt(script));
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
    rows.computeIfPresent(
        key(where.group(1), where.group(2), where.group(3)),
        (key, row) -> updated(row, SETTING.matcher(statement.substring(0, end))));
  }

  private static Map<String, String> updated(Map<String, String> row, Matcher setting) {
    Map<String, String> updated = new TreeMap<>(row);
    while (setting.find()) {
      String text = setting.group(2);
      updated.put(setting.group(1), text == null ? setting.group(3) : text.replace("''", "'"));
    }
    return updated;
  }

  List<Map<String, String>> query(String query) {
    Matcher from = FROM.matcher(query);
    if (!query.contains(TABLE) || !from.find()) {
      return List.of();
    }
    String run = from.group(1) + " " + from.group(2) + " ";
    return List.copyOf(rows.subMap(run + number(from.group(3)), run + "~").values());
  }
}
