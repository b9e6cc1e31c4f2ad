package io.dbrefresh.lambdas.swap;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** Deletes the old Aurora cluster, now that the new one is in place. */
public final class DeleteOldCluster extends StepHandler {
  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public DeleteOldCluster() {
    this(new Clients());
  }

  private DeleteOldCluster(Clients clients) {
    this(clients.rds(), clients.dynamoDb(), WaitingClock.system());
  }

  DeleteOldCluster(RdsClient rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    World world = World.of(request.requirePlan(), rds, dynamoDb, request.lockTable());
    Optional<String> waiting = new OldDatabase(world).removeCluster();
    return waiting
        .map(sentence -> StepOutcome.inProgress(sentence, request.progress()))
        .orElseGet(() -> StepOutcome.done(world.plan().target().old().identifier() + " is gone"));
  }
}
