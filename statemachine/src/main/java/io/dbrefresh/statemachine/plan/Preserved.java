package io.dbrefresh.statemachine.plan;

import java.util.Optional;

/**
 * A table of the old target whose rows the new database gets.
 *
 * @param schema PostgreSQL's schema, MySQL's database
 * @param where an SQL predicate over the table's columns; empty: all rows
 */
public record Preserved(String schema, String table, Optional<String> where) {

  /** {@code schema.table}. */
  public String name() {
    return schema + "." + table;
  }
}
