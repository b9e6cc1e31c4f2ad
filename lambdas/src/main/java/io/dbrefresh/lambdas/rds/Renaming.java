package io.dbrefresh.lambdas.rds;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import java.util.Optional;
import java.util.function.Predicate;

/** Moves a database from one name to another, one look at a time. */
public final class Renaming {
  private final Databases databases;
  private final Changes changes;

  /** Renames through {@code changes}. */
  public Renaming(Databases databases, Changes changes) {
    this.databases = databases;
    this.changes = changes;
  }

  /**
   * Brings the database that answers to {@code from} to the name {@code to}. A stopped one is
   * started first, because RDS renames no stopped database.
   *
   * @param which tells it from another database of the same name
   * @return what it waits for; empty when it answers to {@code to} and is available
   * @throws StepFailedException when its status or another database under {@code to} forbids it
   */
  public Optional<String> move(Kind kind, String from, String to, Predicate<Database> which) {
    Optional<Database> database = databases.find(kind, from).filter(which);
    if (database.isPresent()) {
      return Optional.of(send(database.get(), to));
    }
    return databases
        .find(kind, to)
        .filter(which)
        .map(this::arrived)
        .orElseGet(
            () ->
                Optional.of(
                    "%s %s answers neither to that name nor to %s yet"
                        .formatted(kind.word(), from, to)));
  }

  private Optional<String> arrived(Database database) {
    if (Statuses.isTerminal(database.status())) {
      throw stuck(database);
    }
    return database.isSettled() ? Optional.empty() : Optional.of(database.standing());
  }

  private String send(Database database, String to) {
    if (Statuses.isTerminal(database.status())) {
      throw stuck(database);
    }
    if (startable(database)) {
      return changes.start(database);
    }
    if (!database.isSettled()) {
      return database.standing();
    }
    if (databases.find(database.kind(), to).isPresent()) {
      throw new StepFailedException(
          StepError.NOT_ALLOWED,
          "%s %s cannot be renamed to %s: another database has that name"
              .formatted(database.kind().word(), database.identifier(), to));
    }
    return changes.rename(database, to);
  }

  private static boolean startable(Database database) {
    return database.is("stopped")
        && (database.kind() == Kind.CLUSTER || database.cluster().isEmpty());
  }

  private static StepFailedException stuck(Database database) {
    return new StepFailedException(
        StepError.TERMINAL_STATUS, database.standing() + " and cannot be renamed");
  }
}
