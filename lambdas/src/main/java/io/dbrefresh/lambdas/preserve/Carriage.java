package io.dbrefresh.lambdas.preserve;

import io.dbrefresh.statemachine.plan.Preserved;
import java.util.ArrayList;
import java.util.List;

/**
 * One table to carry over, as both servers have it.
 *
 * @param asked what the refresh file says
 * @param temp the table in the new database
 * @param columns the columns whose values are carried
 * @param leftOut columns of the old table that the new one has not
 * @param stage the temporary table that rows are put into first
 */
record Carriage(
    Preserved asked, Table temp, List<Column> columns, List<String> leftOut, String stage) {

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * Compares the table on both servers.
   *
   * @param problems is given why it cannot be carried over
   */
  static Carriage of(Preserved asked, Table old, Table temp, String stage, List<String> problems) {
    List<Column> common =
        temp.columns().stream()
            .filter(column -> !column.generated() && old.has(column.name()))
            .toList();
    List<String> leftOut = new ArrayList<>();
    for (Column column : old.columns()) {
      if (!column.generated() && !temp.has(column.name())) {
        leftOut.add(column.name());
      }
    }
    for (Column column : temp.columns()) {
      if (column.needsValue() && !column.generated() && !old.has(column.name())) {
        problems.add(
            "%s: the column %s of the new table needs a value, and the old table has none"
                .formatted(asked.name(), column.name()));
      }
    }
    if (!temp.key().stream().allMatch(old::has)) {
      problems.add(
          "%s: the old table lacks columns of the new one's primary key (%s)"
              .formatted(asked.name(), String.join(", ", temp.key())));
    }
    if (temp.key().isEmpty() && asked.where().isPresent()) {
      problems.add(
          ("%s: the table has no primary key, by which a row could be told from another; carry it"
                  + " over as a whole, without `where`")
              .formatted(asked.name()));
    }
    return new Carriage(asked, temp, common, leftOut, stage);
  }
}
