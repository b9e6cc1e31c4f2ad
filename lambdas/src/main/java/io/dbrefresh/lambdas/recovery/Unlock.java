package io.dbrefresh.lambdas.recovery;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** Releases the target's lock at the end of a run and keeps its fence. */
public final class Unlock extends StepHandler {
  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public Unlock() {
    this(new Clients());
  }

  private Unlock(Clients clients) {
    this(clients.rds(), clients.dynamoDb(), WaitingClock.system());
  }

  Unlock(RdsClient rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    LockTable locks = new LockTable(dynamoDb, request.lockTable()).forRecovery();
    World world = World.of(request.requirePlan(), rds, locks);
    String target = world.plan().target().names().instance();
    if (world.locks().release(world.plan()) || world.locks().held(world.plan()).isEmpty()) {
      return StepOutcome.done("the lock of " + target + " is free");
    }
    return StepOutcome.inProgress("the lock of " + target + " has just changed");
  }
}
