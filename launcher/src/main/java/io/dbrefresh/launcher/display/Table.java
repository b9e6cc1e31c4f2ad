package io.dbrefresh.launcher.display;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Rows of text in columns, each as wide as it must be; the last one wraps. */
public final class Table {
  private static final int GAP = 2;
  private static final int NARROWEST_LAST = 30;
  private static final int PIPE = 2000;

  private final List<List<String>> rows = new ArrayList<>();
  private final int indent;

  /** A table whose lines begin with {@code indent} blanks. */
  public Table(int indent, String... headings) {
    this.indent = indent;
    rows.add(List.of(headings));
  }

  /** One more row, with a value for each heading. */
  public Table row(String... values) {
    rows.add(List.of(values));
    return this;
  }

  /** The lines, none wider than {@code columns} as long as the last column can be narrowed. */
  public List<String> lines(int columns) {
    int last = rows.get(0).size() - 1;
    int used = IntStream.range(0, last).map(this::width).sum() + indent;
    int room = Math.min(columns, PIPE) - used;
    Column[] layout = new Column[last + 1];
    for (int i = 0; i < last; i++) {
      layout[i] = new Column(width(i) + (i == 0 ? indent : 0), i == 0 ? indent : 0, Overflow.SPAN);
    }
    int wanted = width(last);
    layout[last] = new Column(Math.max(NARROWEST_LAST, Math.min(room, wanted)), 0, Overflow.WRAP);
    TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), layout);
    rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
    return table.toString().lines().map(String::stripTrailing).toList();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0) + GAP;
  }
}
