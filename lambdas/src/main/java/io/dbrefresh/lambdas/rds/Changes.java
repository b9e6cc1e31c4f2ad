package io.dbrefresh.lambdas.rds;

import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

/**
 * The calls that change a database, each behind the {@link Guard}. Each answers a sentence about
 * what it began; where RDS is busy with the database or it has just gone, the sentence says so and
 * the next look decides.
 */
public final class Changes {
  private final RdsClient rds;
  private final Guard guard;

  /** The changes that {@code guard} lets pass. */
  public Changes(RdsClient rds, Guard guard) {
    this.rds = rds;
    this.guard = guard;
  }

  /** The run that changes. */
  public RefreshPlan plan() {
    return guard.plan();
  }

  /** Deletes without a final snapshot and without keeping automated backups. */
  public String delete(Database database) {
    return call(
        database,
        "is being deleted",
        () -> {
          if (database.kind() == Kind.CLUSTER) {
            rds.deleteDBCluster(
                delete ->
                    delete
                        .dbClusterIdentifier(database.identifier())
                        .skipFinalSnapshot(true)
                        .deleteAutomatedBackups(true));
          } else if (database.cluster().isPresent()) {
            rds.deleteDBInstance(
                delete ->
                    delete.dbInstanceIdentifier(database.identifier()).skipFinalSnapshot(true));
          } else {
            rds.deleteDBInstance(
                delete ->
                    delete
                        .dbInstanceIdentifier(database.identifier())
                        .skipFinalSnapshot(true)
                        .deleteAutomatedBackups(true));
          }
        });
  }

  /** Gives the database another identifier, at once. */
  public String rename(Database database, String name) {
    return call(
        database,
        "is being renamed to " + name,
        () -> {
          if (database.kind() == Kind.CLUSTER) {
            rds.modifyDBCluster(
                modify ->
                    modify
                        .dbClusterIdentifier(database.identifier())
                        .newDBClusterIdentifier(name)
                        .applyImmediately(true));
          } else {
            rds.modifyDBInstance(
                modify ->
                    modify
                        .dbInstanceIdentifier(database.identifier())
                        .newDBInstanceIdentifier(name)
                        .applyImmediately(true));
          }
        });
  }

  /** Sets the master user's password; it takes effect some time after the answer. */
  public String password(Database database, String password) {
    return call(
        database,
        "gets its new master password",
        () -> {
          if (database.kind() == Kind.CLUSTER) {
            rds.modifyDBCluster(
                modify ->
                    modify
                        .dbClusterIdentifier(database.identifier())
                        .masterUserPassword(password)
                        .applyImmediately(true));
          } else {
            rds.modifyDBInstance(
                modify ->
                    modify
                        .dbInstanceIdentifier(database.identifier())
                        .masterUserPassword(password)
                        .applyImmediately(true));
          }
        });
  }

  /** Switches deletion protection. */
  public String protect(Database database, boolean on) {
    return call(
        database,
        on ? "is protected from deletion" : "is no longer protected from deletion",
        () -> {
          if (database.kind() == Kind.CLUSTER) {
            rds.modifyDBCluster(
                modify ->
                    modify
                        .dbClusterIdentifier(database.identifier())
                        .deletionProtection(on)
                        .applyImmediately(true));
          } else {
            rds.modifyDBInstance(
                modify ->
                    modify
                        .dbInstanceIdentifier(database.identifier())
                        .deletionProtection(on)
                        .applyImmediately(true));
          }
        });
  }

  /** Stops an instance. */
  public String stop(Database database) {
    return call(
        database,
        "is being stopped",
        () -> rds.stopDBInstance(stop -> stop.dbInstanceIdentifier(database.identifier())));
  }

  /** Starts a stopped database. */
  public String start(Database database) {
    return call(
        database,
        "is being started",
        () -> {
          if (database.kind() == Kind.CLUSTER) {
            rds.startDBCluster(start -> start.dbClusterIdentifier(database.identifier()));
          } else {
            rds.startDBInstance(start -> start.dbInstanceIdentifier(database.identifier()));
          }
        });
  }

  /** Adds tags, or gives them another value. */
  public String tag(Database database, Map<String, String> tags) {
    return call(
        database,
        "gets its tags",
        () -> rds.addTagsToResource(add -> add.resourceName(database.arn()).tags(Tags.of(tags))));
  }

  /** Removes tags by their keys. */
  public String untag(Database database, Collection<String> keys) {
    return call(
        database,
        "loses tags that are not the refresh's",
        () ->
            rds.removeTagsFromResource(
                remove -> remove.resourceName(database.arn()).tagKeys(keys)));
  }

  private String call(Database database, String begun, Runnable change) {
    guard.check(database);
    String subject = database.kind().word() + " " + database.identifier() + " ";
    try {
      change.run();
      return subject + begun;
    } catch (InvalidDbInstanceStateException | InvalidDbClusterStateException busy) {
      return subject + "is busy; RDS says: " + message(busy);
    } catch (DbInstanceNotFoundException | DbClusterNotFoundException gone) {
      return subject + "has just gone";
    }
  }

  private static String message(RdsException e) {
    return e.awsErrorDetails() == null
        ? String.valueOf(e.getMessage())
        : e.awsErrorDetails().errorMessage();
  }
}
