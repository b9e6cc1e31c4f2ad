package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Releases the global cluster's lock at the end of a run and keeps its fence. */
public final class UnlockGlobal extends GlobalHandler {
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public UnlockGlobal() {
    this(new Clients().dynamoDb(), WaitingClock.system());
  }

  UnlockGlobal(DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    Optional<GlobalPlan> plan = findPlan(request);
    if (plan.isEmpty()) {
      return StepOutcome.done("the run has taken no lock");
    }
    GlobalLock lock = new GlobalLock(dynamoDb, request.lockTable());
    lock.release(plan.get());
    String name = GlobalPlan.lockOf(plan.get().order().globalCluster());
    return lock.isHeld(plan.get())
        ? StepOutcome.inProgress("the lock of " + name + " has just changed")
        : StepOutcome.done("the lock of " + name + " is free");
  }
}
