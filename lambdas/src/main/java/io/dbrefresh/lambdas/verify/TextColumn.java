package io.dbrefresh.lambdas.verify;

/**
 * A column that may hold text.
 *
 * @param bytes how large its table is, as far as the server knows
 */
record TextColumn(String schema, String table, String column, long bytes) {

  /** {@code schema.table.column}. */
  String name() {
    return schema + "." + table + "." + column;
  }
}
