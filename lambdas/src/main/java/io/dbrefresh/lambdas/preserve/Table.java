package io.dbrefresh.lambdas.preserve;

import java.util.List;

/**
 * A table as one of the two servers has it.
 *
 * @param name quoted, with its schema
 * @param key the columns of its primary key; none where it has no key
 * @param references who refers to it
 */
record Table(String name, List<Column> columns, List<String> key, List<Reference> references) {

  /** A foreign key; the lists of columns are quoted. */
  record Reference(String child, String childColumns, String parentColumns) {}

  boolean has(String column) {
    return columns.stream().anyMatch(each -> each.name().equals(column));
  }
}
