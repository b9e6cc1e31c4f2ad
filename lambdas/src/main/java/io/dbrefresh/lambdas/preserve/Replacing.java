package io.dbrefresh.lambdas.preserve;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.statemachine.step.StepError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Replaces the rows of all tables from their stages; the transaction is the caller's. */
final class Replacing {
  private final Connection temp;
  private final Dialect dialect;
  private final IntSupplier secondsLeft;

  Replacing(Connection temp, Dialect dialect, IntSupplier secondsLeft) {
    this.temp = temp;
    this.dialect = dialect;
    this.secondsLeft = secondsLeft;
  }

  /** How many rows the refresh file means. */
  long count(Carriage carriage) throws SQLException {
    return number(new Replacement(dialect, carriage).count());
  }

  /**
   * Takes rows away from the children first, and puts rows into the parents first.
   *
   * @param parentsFirst the tables in this order
   * @throws StepFailedException when rows that stay refer to rows that would go
   */
  void replace(List<Carriage> parentsFirst) throws SQLException {
    List<Carriage> childrenFirst = new ArrayList<>(parentsFirst);
    Collections.reverse(childrenFirst);
    for (Carriage carriage : childrenFirst) {
      Replacement replacement = new Replacement(dialect, carriage);
      freeReferring(carriage, replacement, parentsFirst);
      checkReferences(carriage, replacement);
      execute(replacement.delete());
    }
    for (Carriage carriage : parentsFirst) {
      Replacement replacement = new Replacement(dialect, carriage);
      Optional<String> update = replacement.update();
      if (update.isPresent()) {
        execute(update.get());
      }
      execute(replacement.insert());
      advanceSequences(carriage);
    }
  }

  private void freeReferring(Carriage carriage, Replacement replacement, List<Carriage> all)
      throws SQLException {
    for (Table.Reference reference : carriage.temp().references()) {
      for (Carriage child : all) {
        boolean refers = child != carriage && reference.child().equals(child.temp().name());
        if (refers && !child.temp().key().isEmpty()) {
          execute(replacement.deleteReferring(reference, new Replacement(dialect, child)));
        }
      }
    }
  }

  /** Deleting them would take the rows that refer to them along, or be refused. */
  private void checkReferences(Carriage carriage, Replacement replacement) throws SQLException {
    for (Table.Reference reference : carriage.temp().references()) {
      if (reference.child().equals(carriage.temp().name())) {
        continue; // Rows of a table that refer to each other go together.
      }
      long rows = number(replacement.referring(reference));
      if (rows > 0) {
        throw new StepFailedException(
            StepError.PRESERVE_FAILED,
            ("%s: %d rows of %s refer to rows that the old target does not have; preserve that"
                    + " table too, or fewer rows of this one with `where`")
                .formatted(carriage.asked().name(), rows, reference.child()));
      }
    }
  }

  /** What is drawn next is above everything that was carried over; MySQL does that by itself. */
  private void advanceSequences(Carriage carriage) throws SQLException {
    if (dialect != Dialect.POSTGRESQL) {
      return;
    }
    for (String column : carriage.names()) {
      Optional<String> sequence = sequence(carriage, column);
      if (sequence.isPresent()) {
        number(
            "SELECT setval('%s', GREATEST((SELECT last_value FROM %s), (SELECT COALESCE(max(%s), 1) FROM %s)))"
                .formatted(
                    sequence.get().replace("'", "''"),
                    sequence.get(),
                    dialect.quoted(column),
                    carriage.temp().name()));
      }
    }
  }

  private Optional<String> sequence(Carriage carriage, String column) throws SQLException {
    try (PreparedStatement statement =
        temp.prepareStatement("SELECT pg_get_serial_sequence(?, ?)")) {
      statement.setString(1, carriage.temp().name());
      statement.setString(2, column);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getString(1));
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = temp.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout(secondsLeft.getAsInt());
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = temp.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout(secondsLeft.getAsInt());
      try (ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
