package io.dbrefresh.lambdas.preserve;

import io.dbrefresh.lambdas.sql.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The SQL that makes a table of the new database hold what is in the stage. By its primary key, a
 * row that is there already is updated and not deleted, so that what refers to it stays; a table
 * without one is emptied and filled.
 */
final class Replacement {
  private final Dialect dialect;
  private final Carriage carriage;
  private final String table;

  Replacement(Dialect dialect, Carriage carriage) {
    this.dialect = dialect;
    this.carriage = carriage;
    this.table = carriage.temp().name();
  }

  private boolean keyed() {
    return !carriage.temp().key().isEmpty();
  }

  /** How many rows of the table the refresh file speaks of. */
  String count() {
    return "SELECT count(*) FROM " + table + carriage.asked().where().map(this::where).orElse("");
  }

  private String where(String predicate) {
    return " WHERE (" + predicate + ")";
  }

  /** Rows that are meant, and that the old target does not have. */
  private String gone() {
    String meant = carriage.asked().where().map(where -> "(" + where + ") AND ").orElse("");
    return keyed()
        ? " WHERE %sNOT EXISTS (SELECT 1 FROM %s AS stage WHERE %s)"
            .formatted(meant, carriage.stage(), same(table))
        : "";
  }

  private String same(String other) {
    return carriage.temp().key().stream()
        .map(dialect::quoted)
        .map(name -> "stage." + name + " = " + other + "." + name)
        .collect(Collectors.joining(" AND "));
  }

  String delete() {
    return "DELETE FROM " + table + gone();
  }

  /** How many rows of {@code reference}'s table refer to rows that {@link #delete} takes away. */
  String referring(Table.Reference reference) {
    return "SELECT count(*) FROM %s WHERE (%s) IN (SELECT %s FROM %s%s)"
        .formatted(
            reference.child(), reference.childColumns(), reference.parentColumns(), table, gone());
  }

  /**
   * Takes rows out of {@code child}'s table that refer to rows that go, and that its stage has:
   * they are put in again as the old target has them.
   */
  String deleteReferring(Table.Reference reference, Replacement child) {
    return "DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s%s) AND EXISTS (SELECT 1 FROM %s AS stage WHERE %s)"
        .formatted(
            child.table,
            reference.childColumns(),
            reference.parentColumns(),
            table,
            gone(),
            child.carriage.stage(),
            child.same(child.table));
  }

  /** Empty where there is nothing to update. */
  Optional<String> update() {
    List<String> values =
        carriage.columns().stream()
            .filter(column -> !column.identityAlways())
            .map(Column::name)
            .filter(name -> !carriage.temp().key().contains(name))
            .toList();
    if (!keyed() || values.isEmpty()) {
      return Optional.empty();
    }
    boolean postgres = dialect == Dialect.POSTGRESQL;
    String target = postgres ? "" : table + ".";
    Function<String, String> assign =
        name -> target + dialect.quoted(name) + " = stage." + dialect.quoted(name);
    String assignments = values.stream().map(assign).collect(Collectors.joining(", "));
    return Optional.of(
        postgres
            ? "UPDATE %s SET %s FROM %s AS stage WHERE %s"
                .formatted(table, assignments, carriage.stage(), same(table))
            : "UPDATE %s JOIN %s AS stage ON %s SET %s"
                .formatted(table, carriage.stage(), same(table), assignments));
  }

  String insert() {
    String names = Stage.list(dialect, carriage.names());
    String identity = dialect == Dialect.POSTGRESQL ? " OVERRIDING SYSTEM VALUE" : "";
    String missing =
        keyed() ? " WHERE NOT EXISTS (SELECT 1 FROM " + table + " WHERE " + same(table) + ")" : "";
    return "INSERT INTO %s (%s)%s SELECT %s FROM %s AS stage%s"
        .formatted(
            table,
            names,
            identity,
            carriage.names().stream()
                .map(dialect::quoted)
                .map("stage."::concat)
                .collect(Collectors.joining(", ")),
            carriage.stage(),
            missing);
  }
}
