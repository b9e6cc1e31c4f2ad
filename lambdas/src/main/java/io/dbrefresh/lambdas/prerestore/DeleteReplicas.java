package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** Deletes the read replicas (RDS) or reader instances (Aurora) of the target as it is. */
public final class DeleteReplicas extends StepHandler {
  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public DeleteReplicas() {
    this(new Clients());
  }

  private DeleteReplicas(Clients clients) {
    this(clients.rds(), clients.dynamoDb(), WaitingClock.system());
  }

  DeleteReplicas(RdsClient rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    World world = World.of(request.requirePlan(), rds, dynamoDb, request.lockTable());
    String target = world.plan().target().names().identifier();
    return world
        .databases()
        .find(world.plan().target().names())
        .filter(database -> !database.isOf(world.plan()))
        .map(Database::readers)
        .flatMap(world.removal()::instances)
        .map(sentence -> StepOutcome.inProgress(sentence, request.progress()))
        .orElseGet(() -> StepOutcome.done(target + " has no replicas left"));
  }
}
