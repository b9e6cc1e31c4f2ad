package io.dbrefresh.lambdas.lock;

import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.Run;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * The table of locks: hash key {@code target}, one item a target, written whole and only on the
 * condition that it still is as it was read.
 */
public final class LockTable {
  private final DynamoDbClient dynamoDb;
  private final String table;
  private final boolean recovery;

  /** The locks in {@code table}, for the steps of a run. */
  public LockTable(DynamoDbClient dynamoDb, String table) {
    this(dynamoDb, table, false);
  }

  private LockTable(DynamoDbClient dynamoDb, String table, boolean recovery) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.recovery = recovery;
  }

  /**
   * The locks for what brings a run's world back. A step whose execution was stopped may still be
   * at work: once {@link #recovering} has been noted, the lock is no longer the step's.
   */
  public LockTable forRecovery() {
    return new LockTable(dynamoDb, table, true);
  }

  /** The lock of a target, read consistently; free with fence 0 when no run has ever held it. */
  public Lock read(String target) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                get ->
                    get.tableName(table)
                        .consistentRead(true)
                        .key(Map.of("target", AttributeValue.fromS(target))))
            .item();
    return item == null || item.isEmpty()
        ? new Lock(target, 0, Optional.empty())
        : LockItem.read(item);
  }

  /**
   * Takes a lock for a run.
   *
   * @param seen the lock as it was read; the plan's fence is one above its fence
   * @return false when the lock has changed since
   */
  public boolean acquire(Lock seen, RefreshPlan plan, Run run, Instant now) {
    Lock.Holder holder =
        new Lock.Holder(
            run.name(),
            run.arn(),
            now.toString(),
            Optional.of(plan),
            false,
            List.of(),
            "{}",
            false,
            "");
    return write(seen, new Lock(seen.target(), plan.fence(), Optional.of(holder)));
  }

  /**
   * Takes a free lock for work that is no run; empty when it is not free.
   *
   * @param owner what the lock says meanwhile; a launch takes over what is left of it
   */
  public Optional<Lock> take(Lock seen, String owner, Instant now) {
    Lock.Holder holder =
        new Lock.Holder(
            owner, owner, now.toString(), Optional.empty(), false, List.of(), "[]", false, "");
    Lock taken = new Lock(seen.target(), seen.fence() + 1, Optional.of(holder));
    return seen.holder().isEmpty() && write(seen, taken) ? Optional.of(taken) : Optional.empty();
  }

  /**
   * Takes a lock for a run that is no refresh, also one that a dead run has left.
   *
   * @param seen the lock as it was read, free or a dead run's
   * @param work what the run is going to do, JSON
   * @return empty when the lock has changed since
   */
  public Optional<Lock> take(Lock seen, Run run, String work, Instant now) {
    Lock.Holder holder =
        new Lock.Holder(
            run.name(),
            run.arn(),
            now.toString(),
            Optional.empty(),
            false,
            List.of(),
            "{}",
            false,
            work);
    Lock taken = new Lock(seen.target(), seen.fence() + 1, Optional.of(holder));
    return write(seen, taken) ? Optional.of(taken) : Optional.empty();
  }

  /** Notes that the world of the lock's holder is being brought back; false when it has changed. */
  public boolean recovering(Lock seen) {
    return write(
        seen, new Lock(seen.target(), seen.fence(), seen.holder().map(Lock.Holder::inRecovery)));
  }

  /** Gives back what {@link #take} took; a lock that has been taken over stays as it is. */
  public void giveBack(Lock taken) {
    write(taken, new Lock(taken.target(), taken.fence(), Optional.empty()));
  }

  /** The lock of the plan's target where the plan's run holds it. */
  public Optional<Lock.Holder> held(RefreshPlan plan) {
    Lock lock = read(plan.target().names().instance());
    return isHeld(lock, plan) ? lock.holder() : Optional.empty();
  }

  private boolean isHeld(Lock lock, RefreshPlan plan) {
    return lock.isOf(plan)
        && (recovery || !lock.holder().map(Lock.Holder::recovering).orElse(false));
  }

  /** The lock that a run of this name holds; looks through the whole, small table. */
  public Optional<Lock> ofOwner(String run) {
    return all()
        .filter(lock -> lock.holder().map(Lock.Holder::owner).filter(run::equals).isPresent())
        .findFirst();
  }

  /** Who holds locks. */
  public List<Lock.Holder> holders() {
    return all().map(Lock::holder).flatMap(Optional::stream).toList();
  }

  private Stream<Lock> all() {
    return dynamoDb
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .stream()
        .map(LockItem::read);
  }

  /** Notes that the run's new database answers under the target's name and stays. */
  public boolean swapped(RefreshPlan plan) {
    return change(plan, Lock.Holder::afterSwap);
  }

  /** Notes what the old cluster's instances are called before any of them is renamed. */
  public boolean members(RefreshPlan plan, List<String> names) {
    return change(plan, holder -> holder.withMembers(names));
  }

  /** Notes that the run's world is being brought back. */
  public boolean recovering(RefreshPlan plan) {
    return change(plan, Lock.Holder::inRecovery);
  }

  /** Notes what the phases of scripts that are finished did, a JSON object by phase. */
  public boolean scripts(RefreshPlan plan, String reports) {
    return change(plan, holder -> holder.withScripts(reports));
  }

  /** Releases the run's lock and keeps its fence; a lock that is not the run's stays as it is. */
  public boolean release(RefreshPlan plan) {
    Lock lock = read(plan.target().names().instance());
    return isHeld(lock, plan)
        && write(lock, new Lock(lock.target(), lock.fence(), Optional.empty()));
  }

  private boolean change(RefreshPlan plan, UnaryOperator<Lock.Holder> change) {
    Lock lock = read(plan.target().names().instance());
    return isHeld(lock, plan)
        && write(lock, new Lock(lock.target(), lock.fence(), lock.holder().map(change)));
  }

  private boolean write(Lock seen, Lock lock) {
    PutItemRequest.Builder put = PutItemRequest.builder().tableName(table).item(LockItem.of(lock));
    AttributeValue fence = AttributeValue.fromN(Long.toString(seen.fence()));
    if (seen.holder().isPresent()) {
      unchanged(put, seen.holder().orElseThrow(), fence);
    } else if (seen.fence() > 0) {
      put.conditionExpression("#fence = :fence AND attribute_not_exists(#owner)")
          .expressionAttributeNames(Map.of("#fence", "fence", "#owner", "owner"))
          .expressionAttributeValues(Map.of(":fence", fence));
    } else {
      put.conditionExpression("attribute_not_exists(#target)")
          .expressionAttributeNames(Map.of("#target", "target"));
    }
    return tryPut(put.build());
  }

  private static void unchanged(
      PutItemRequest.Builder put, Lock.Holder holder, AttributeValue fence) {
    Map<String, String> names = new HashMap<>(Map.of("#fence", "fence", "#owner", "owner"));
    String still = "#fence = :fence AND #owner = :owner";
    if (!holder.recovering()) {
      names.put("#recovering", "recovering");
      still += " AND attribute_not_exists(#recovering)";
    }
    put.conditionExpression(still)
        .expressionAttributeNames(names)
        .expressionAttributeValues(
            Map.of(":fence", fence, ":owner", AttributeValue.fromS(holder.owner())));
  }

  private boolean tryPut(PutItemRequest put) {
    try {
      dynamoDb.putItem(put);
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
