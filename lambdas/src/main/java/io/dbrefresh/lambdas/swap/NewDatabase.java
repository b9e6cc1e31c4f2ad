package io.dbrefresh.lambdas.swap;

import io.dbrefresh.lambdas.credentials.MasterSecret;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.step.Step;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The database that this run has made, on its way to the target's names. Each method answers what
 * it waits for, or empty when the world is so.
 */
public final class NewDatabase {
  private final World world;
  private final Optional<MasterSecret> secret;
  private final RefreshPlan plan;
  private final DatabaseNames temp;
  private final DatabaseNames target;

  /** The new database of the plan of {@code world}. */
  public NewDatabase(World world, SecretsManagerClient secrets) {
    this.world = world;
    this.plan = world.plan();
    this.secret = MasterSecret.of(secrets, plan);
    this.temp = plan.target().temp();
    this.target = plan.target().names();
  }

  /** Renames the cluster to the target's name; nothing to do for RDS. */
  public Optional<String> takeClusterName() {
    return target.cluster().flatMap(name -> move(Kind.CLUSTER, temp.identifier(), name));
  }

  /** Renames the instance to the target's name. */
  public Optional<String> takeInstanceName() {
    return move(Kind.INSTANCE, temp.instance(), target.instance());
  }

  private Optional<String> move(Kind kind, String from, String to) {
    return world.renaming().move(kind, from, to, database -> database.isOf(plan));
  }

  /** What answers under the target's name, where this run has made it. */
  public Optional<Database> inPlace() {
    return world.databases().find(target).filter(database -> database.isOf(plan));
  }

  /** From here on the new database stays: the lock says so before anyone is told its password. */
  public void stays() {
    if (!world.locks().swapped(plan)) {
      world.guard().checkLock();
      throw new IllegalStateException("The lock changed while it was written");
    }
  }

  /** Gives people its password, and the database the settings that temp went without. */
  public Optional<String> finish(Database database) {
    boolean current = plan.takes(Step.CHANGE_MASTER_PWD) || plan.takes(Step.ROTATE_MASTER_PWD);
    secret.ifPresent(
        master -> {
          master.promote(database);
          if (current && plan.takes(Step.CREATE_SECRET)) {
            master.rotateRegularly();
          }
        });
    boolean protect = plan.restore().settings().flag(Setting.DELETION_PROTECTION).orElse(false);
    return protect && !database.deletionProtection()
        ? Optional.of(world.changes().protect(database, true))
        : Optional.empty();
  }

  /** Moves it back to the temp names, wherever it holds a name of the target. */
  public Optional<String> stepBack() {
    Optional<String> cluster =
        target.cluster().flatMap(name -> back(Kind.CLUSTER, name, temp.identifier()));
    Optional<String> instance = back(Kind.INSTANCE, target.instance(), temp.instance());
    return cluster.isEmpty() ? instance : cluster;
  }

  /** A rename that RDS has accepted may not show under the new name yet: it is waited for. */
  private Optional<String> back(Kind kind, String from, String to) {
    Optional<String> onItsWay =
        world
            .ours(kind, to)
            .filter(database -> database.is("renaming") || database.changing())
            .map(Database::standing);
    return onItsWay.isPresent()
        ? onItsWay
        : world
            .ours(kind, from)
            .flatMap(database -> world.renaming().move(kind, from, to, db -> db.isOf(plan)));
  }

  /** Deletes it under its temp names. */
  public Optional<String> removeTemp() {
    Optional<String> cluster =
        temp.cluster()
            .flatMap(name -> world.ours(Kind.CLUSTER, name))
            .map(database -> world.removal().of(database));
    return cluster.isPresent()
        ? cluster
        : world.ours(Kind.INSTANCE, temp.instance()).map(database -> world.removal().of(database));
  }
}
