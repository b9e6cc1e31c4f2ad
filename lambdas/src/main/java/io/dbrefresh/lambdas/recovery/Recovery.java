package io.dbrefresh.lambdas.recovery;

import io.dbrefresh.lambdas.credentials.MasterSecret;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.FreshSnapshot;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.ServerLog;
import io.dbrefresh.lambdas.rds.Statuses;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.lambdas.scripts.LeftCommands;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.lambdas.swap.NewDatabase;
import io.dbrefresh.lambdas.swap.NewReplicas;
import io.dbrefresh.lambdas.swap.OldDatabase;
import io.dbrefresh.lambdas.swap.SqlAnswer;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Target;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepFailure;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Brings the world of a broken run back, one look at a time. Three ways lead to a target that
 * answers:
 *
 * <ul>
 *   <li>the new database stays, where the lock says that it has answered under the target's name;
 *   <li>the new database goes all the way, where the old one cannot come back, because it had to be
 *       deleted first or has broken since it was set aside: all steps on the new one had succeeded
 *       before;
 *   <li>else the old database gets its names back and the new one is deleted.
 * </ul>
 */
public final class Recovery {
  private final World world;
  private final RefreshPlan plan;
  private final Target target;
  private final Lock.Holder holder;
  private final Optional<MasterSecret> secret;
  private final OldDatabase old;
  private final NewDatabase fresh;
  private final SqlAnswer sql;
  private final FreshSnapshot snapshot;
  private final NewReplicas replicas;
  private final LeftCommands commands;
  private final ServerLog logs;
  private final boolean goneForGood;

  private Recovery(
      World world,
      Lock.Holder holder,
      SecretsManagerClient secrets,
      FreshSnapshot snapshot,
      LeftCommands commands,
      ServerLog logs) {
    this.world = world;
    this.logs = logs;
    this.commands = commands;
    this.snapshot = snapshot;
    this.plan = world.plan();
    this.target = plan.target();
    this.holder = holder;
    this.secret = MasterSecret.of(secrets, plan);
    this.old = new OldDatabase(world);
    this.replicas = new NewReplicas(world);
    this.fresh = new NewDatabase(world, secrets);
    this.sql = new SqlAnswer(secrets, new Logins(System.getenv()));
    this.goneForGood = !holder.swapped() && isGoneForGood(); // the whole look goes one way.
  }

  /** The recovery of a plan whose run still holds its lock; empty where it does not. */
  public static Optional<Recovery> of(
      RefreshPlan plan,
      RdsClient rds,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      SsmClient ssm,
      String lockTable) {
    LockTable locks = new LockTable(dynamoDb, lockTable).forRecovery();
    World world = World.of(plan, rds, locks);
    return locks
        .held(plan)
        .flatMap(holder -> holder.recovering() ? Optional.of(holder) : marked(locks, plan, holder))
        .map(
            holder ->
                new Recovery(
                    world,
                    holder,
                    secrets,
                    new FreshSnapshot(rds, world),
                    new LeftCommands(ssm, plan, holder.acquired()),
                    new ServerLog(rds)));
  }

  /**
   * From here on no step of the run changes anything, even if one is still at work. A recovery that
   * may not write the lock goes on without, and tries again at its next look.
   */
  private static Optional<Lock.Holder> marked(
      LockTable locks, RefreshPlan plan, Lock.Holder unmarked) {
    try {
      locks.recovering(plan);
    } catch (SdkException e) {
      return Optional.of(unmarked);
    }
    return locks.held(plan);
  }

  /** What is recovered. */
  RefreshPlan plan() {
    return plan;
  }

  /** What RDS or a server says to the failure of the run; empty where nothing explains it. */
  String event(Optional<StepFailure> failure, Run run, Instant until) {
    return failure
        .flatMap(
            why -> new Explanation(world.databases(), logs, plan).of(why, run.startedAt(), until))
        .orElse("");
  }

  /** Makes the target's names answer with the right database. */
  public Look names() {
    Look look = new Look();
    look.at("the scripts on the instance", commands::cancel);
    if (holder.swapped()) {
      look.at("the new database", () -> fresh.inPlace().flatMap(fresh::finish));
    } else if (goneForGood) {
      look.at("the new database", this::goAllTheWay);
    } else {
      boolean free = look.at("the new database", fresh::stepBack);
      if (free && target.existed() && !target.deleteFirst()) {
        look.at("the old database", old::bringBack);
      }
      look.at("the stopped database", this::started);
      look.at("the secret", this::withdrawn);
    }
    return look;
  }

  /** As {@link #names()}, and then nothing is left that nobody asked for. */
  public Look everything() {
    Look look = names();
    if (holder.swapped() && target.existed() && !target.deleteFirst()) {
      look.at("the old database", old::removeInstances);
      look.at("the old cluster", old::removeCluster);
    }
    if (holder.swapped() || goneForGood) {
      look.at("the replicas", replicas::removeBroken);
    } else if (!plan.safety().keepOnFailure()) {
      look.at("the temp database", fresh::removeTemp);
    }
    look.at("the snapshot", snapshot::remove);
    return look;
  }

  /** Whether the old database cannot come back, and the new one is complete. */
  private boolean isGoneForGood() {
    if (!target.existed() || holder.members().isEmpty()) {
      return false;
    }
    return target.deleteFirst() ? old().filter(Recovery::canStay).isEmpty() : isLostAside();
  }

  /** One that is not found aside may be on its way, unless the new one has its name. */
  private boolean isLostAside() {
    Databases databases = world.databases();
    boolean there = old().isPresent();
    boolean replaced = fresh.inPlace().isPresent();
    if (there || !replaced && databases.find(target.temp()).isEmpty()) {
      return false;
    }
    return databases
        .find(target.old())
        .filter(database -> !database.isOf(plan))
        .map(aside -> Statuses.isTerminal(aside.status()) || aside.is("deleting"))
        .orElse(replaced);
  }

  /** A cluster whose instances have been deleted serves nobody any more. */
  private static boolean canStay(Database database) {
    boolean empty = database.kind() == Kind.CLUSTER && database.members().isEmpty();
    return !database.is("deleting") && !empty;
  }

  private Optional<Database> old() {
    Databases databases = world.databases();
    return databases.find(target.names()).filter(database -> !database.isOf(plan));
  }

  private Optional<String> goAllTheWay() {
    Optional<String> going = old.removeInPlace();
    if (going.isPresent()) {
      return going;
    }
    Optional<String> cluster = fresh.takeClusterName();
    Optional<String> instance = fresh.takeInstanceName();
    if (cluster.isPresent() || instance.isPresent()) {
      return cluster.isPresent() ? cluster : instance;
    }
    Optional<Database> database = fresh.inPlace();
    Optional<String> silent = database.flatMap(there -> sql.of(there, plan));
    if (silent.isEmpty() && database.isPresent()) {
      fresh.stays();
      return fresh.finish(database.get());
    }
    return silent;
  }

  /** A database that this run stopped serves again. */
  private Optional<String> started() {
    if (!plan.takes(Step.STOP_OLD_DATABASE)) {
      return Optional.empty();
    }
    return world
        .stranger(Kind.INSTANCE, target.names().instance())
        .filter(database -> !database.is("available"))
        .map(
            database ->
                database.is("stopped") ? world.changes().start(database) : database.standing());
  }

  /** A temp database that is kept is looked into with the password that stays pending. */
  private Optional<String> withdrawn() {
    if (keepsTemp().isEmpty()) {
      secret.ifPresent(MasterSecret::withdraw);
    }
    return Optional.empty();
  }

  /** What the file asks to keep, where it is there. */
  public Optional<Database> keepsTemp() {
    boolean goesBack = !holder.swapped() && !goneForGood;
    return plan.safety().keepOnFailure() && goesBack
        ? world.databases().find(target.temp()).filter(database -> database.isOf(plan))
        : Optional.empty();
  }
}
