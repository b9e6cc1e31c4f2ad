package io.dbrefresh.lambdas.rds;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes databases away, one look at a time. Each method answers what it waits for, or empty when
 * the database is gone.
 */
public final class Removal {
  private final Databases databases;
  private final Changes changes;

  /** Removes through {@code changes}. */
  public Removal(Databases databases, Changes changes) {
    this.databases = databases;
    this.changes = changes;
  }

  /** Removes the instance, or the cluster with all its instances. */
  public Optional<String> of(Kind kind, String identifier) {
    return databases.find(kind, identifier).map(this::of);
  }

  /** Removes what was found; answers what it waits for. */
  public String of(Database database) {
    if (database.is("deleting")) {
      return database.standing();
    }
    if (database.kind() == Kind.CLUSTER && database.is("stopped")) {
      return changes.start(database); // RDS deletes no stopped cluster.
    }
    if (database.deletionProtection()) {
      return unprotect(database);
    }
    return instances(database.members()).orElseGet(() -> changes.delete(database));
  }

  /** Removes instances; empty when none of them is left. */
  public Optional<String> instances(List<String> identifiers) {
    List<String> waiting = new ArrayList<>();
    for (String identifier : identifiers) {
      of(Kind.INSTANCE, identifier).ifPresent(waiting::add);
    }
    return waiting.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", waiting));
  }

  private String unprotect(Database database) {
    boolean allowed = changes.plan().target().removeProtection();
    if (!allowed && !database.isOf(changes.plan())) {
      throw new StepFailedException(
          StepError.NOT_ALLOWED,
          "%s %s is protected from deletion; set /delete/removeprotection to \"true\" to let it go"
              .formatted(database.kind().word(), database.identifier()));
    }
    return changes.protect(database, false);
  }
}
