package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The lock that lets one run at a time operate a global cluster. It keeps the run's plan. */
final class GlobalLock {
  private final LockTable table;

  GlobalLock(DynamoDbClient dynamoDb, String table) {
    this.table = new LockTable(dynamoDb, table);
  }

  Lock read(String globalCluster) {
    return table.read(GlobalPlan.lockOf(globalCluster));
  }

  /** Takes the lock as it was seen, free or a dead run's; false when it has changed since. */
  boolean take(Lock seen, GlobalPlan plan, Run run, Instant now) {
    return table.take(seen, run, json(plan), now).isPresent();
  }

  private static String json(GlobalPlan plan) {
    try {
      return StepJson.mapper().writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan that the holder of a lock has noted. */
  static Optional<GlobalPlan> plan(Lock lock) {
    return lock.holder()
        .map(Lock.Holder::work)
        .filter(work -> !work.isEmpty())
        .map(GlobalHandler::parsed);
  }

  /** The plan of the run of this name, where it holds a lock. */
  Optional<GlobalPlan> planOf(String run) {
    return table.ofOwner(run).flatMap(GlobalLock::plan);
  }

  /**
   * Lets the run go on only while it holds its lock.
   *
   * @throws StepFailedException when it no longer does
   */
  void check(GlobalPlan plan) {
    Optional<Lock.Holder> holder = own(plan).flatMap(Lock::holder);
    if (holder.isEmpty() || holder.get().recovering()) {
      throw new StepFailedException(
          StepError.TARGET_LOCKED,
          "%s no longer holds the lock of %s".formatted(plan.run(), plan.order().globalCluster()));
    }
  }

  /** The lock, where the run of {@code plan} holds it. */
  private Optional<Lock> own(GlobalPlan plan) {
    return Optional.of(read(plan.order().globalCluster()))
        .filter(lock -> lock.fence() == plan.fence())
        .filter(lock -> lock.holder().filter(it -> it.owner().equals(plan.run())).isPresent());
  }

  /** Keeps the run's own steps from going on; false when it holds no lock. */
  boolean fence(GlobalPlan plan) {
    Optional<Lock> lock = own(plan);
    lock.filter(it -> !it.holder().map(Lock.Holder::recovering).orElse(false))
        .ifPresent(table::recovering);
    return lock.isPresent();
  }

  /** Gives the lock free, unless it is another's. */
  void release(GlobalPlan plan) {
    own(plan).ifPresent(table::giveBack);
  }

  boolean isHeld(GlobalPlan plan) {
    return own(plan).isPresent();
  }
}
