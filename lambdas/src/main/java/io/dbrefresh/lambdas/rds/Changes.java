package io.dbrefresh.lambdas.rds;

import io.dbrefresh.statemachine.plan.AssociatedRole;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CloudwatchLogsExportConfiguration;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
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
    boolean cluster = database.kind() == Kind.CLUSTER;
    String member = cluster ? "NewDBClusterIdentifier" : "NewDBInstanceIdentifier";
    return modify(
        database, "is being renamed to " + name, request -> Members.set(request, member, name));
  }

  /** Sets the master user's password; it takes effect some time after the answer. */
  public String password(Database database, String password) {
    return modify(
        database,
        "gets its new master password",
        request -> Members.set(request, "MasterUserPassword", password));
  }

  /** Has RDS generate the master user's password and keep it in a secret of its own. */
  public String manage(Database database, Optional<String> kmsKeyId) {
    return modify(
        database,
        "gets a master password that RDS manages",
        request -> {
          Members.set(request, "ManageMasterUserPassword", true);
          kmsKeyId.ifPresent(key -> Members.set(request, "MasterUserSecretKmsKeyId", key));
        });
  }

  /** Switches deletion protection. */
  public String protect(Database database, boolean on) {
    return modify(
        database,
        on ? "is protected from deletion" : "is no longer protected from deletion",
        request -> Members.set(request, "DeletionProtection", on));
  }

  /**
   * Sets what {@code settings} say, at once.
   *
   * @param now what the database is set to
   */
  public String set(Database database, Settings settings, Settings now) {
    String words =
        settings.values().keySet().stream().map(Setting::word).collect(Collectors.joining(", "));
    return modify(
        database,
        "gets its settings: " + words,
        request -> {
          SettingsInRequests.write(settings, request);
          if (settings.text(Setting.LOG_EXPORTS).isPresent()) {
            Members.set(request, "CloudwatchLogsExportConfiguration", logs(settings, now));
          }
        });
  }

  private static CloudwatchLogsExportConfiguration logs(Settings settings, Settings now) {
    List<String> wanted = settings.list(Setting.LOG_EXPORTS);
    List<String> exported = now.list(Setting.LOG_EXPORTS);
    return CloudwatchLogsExportConfiguration.builder()
        .enableLogTypes(wanted.stream().filter(log -> !exported.contains(log)).toList())
        .disableLogTypes(exported.stream().filter(log -> !wanted.contains(log)).toList())
        .build();
  }

  private String modify(Database database, String begun, Consumer<SdkPojo> members) {
    if (database.kind() == Kind.CLUSTER) {
      ModifyDbClusterRequest.Builder request =
          ModifyDbClusterRequest.builder()
              .dbClusterIdentifier(database.identifier())
              .applyImmediately(true);
      members.accept(request);
      return call(database, begun, () -> rds.modifyDBCluster(request.build()));
    }
    ModifyDbInstanceRequest.Builder request =
        ModifyDbInstanceRequest.builder()
            .dbInstanceIdentifier(database.identifier())
            .applyImmediately(true);
    members.accept(request);
    return call(database, begun, () -> rds.modifyDBInstance(request.build()));
  }

  /** Reboots an instance, which applies a parameter group that waits for it. */
  public String reboot(Database database) {
    return call(
        database,
        "is being rebooted for its parameter group",
        () -> rds.rebootDBInstance(reboot -> reboot.dbInstanceIdentifier(database.identifier())));
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

  /** Lets a database assume a role. */
  public String addRole(Database database, AssociatedRole role) {
    String feature = role.feature().orElse(null);
    return call(
        database,
        "gets the role " + role,
        () -> {
          if (database.kind() == Kind.CLUSTER) {
            rds.addRoleToDBCluster(
                add ->
                    add.dbClusterIdentifier(database.identifier())
                        .roleArn(role.arn())
                        .featureName(feature));
          } else {
            rds.addRoleToDBInstance(
                add ->
                    add.dbInstanceIdentifier(database.identifier())
                        .roleArn(role.arn())
                        .featureName(feature));
          }
        });
  }

  /** Takes a role away from a database. */
  public String removeRole(Database database, AssociatedRole role) {
    String feature = role.feature().orElse(null);
    return call(
        database,
        "loses the role " + role,
        () -> {
          if (database.kind() == Kind.CLUSTER) {
            rds.removeRoleFromDBCluster(
                remove ->
                    remove
                        .dbClusterIdentifier(database.identifier())
                        .roleArn(role.arn())
                        .featureName(feature));
          } else {
            rds.removeRoleFromDBInstance(
                remove ->
                    remove
                        .dbInstanceIdentifier(database.identifier())
                        .roleArn(role.arn())
                        .featureName(feature));
          }
        });
  }

  private String call(Database database, String begun, Runnable change) {
    guard.check(database);
    String subject = database.kind().word() + " " + database.identifier() + " ";
    try {
      change.run();
      return subject + begun;
    } catch (InvalidDbInstanceStateException | InvalidDbClusterStateException busy) {
      return subject + "is busy; RDS says: " + message(busy);
    } catch (DbInstanceAlreadyExistsException | DbClusterAlreadyExistsException taken) {
      return subject + "waits for a name that has just been given up: " + message(taken);
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
