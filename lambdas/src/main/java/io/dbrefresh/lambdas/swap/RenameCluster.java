package io.dbrefresh.lambdas.swap;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Gives the new Aurora cluster the target's name. */
public final class RenameCluster extends StepHandler {
  private final RdsClient rds;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public RenameCluster() {
    this(new Clients());
  }

  private RenameCluster(Clients clients) {
    this(clients.rds(), clients.secrets(), clients.dynamoDb(), WaitingClock.system());
  }

  RenameCluster(
      RdsClient rds, SecretsManagerClient secrets, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    RefreshPlan plan = request.requirePlan();
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    return new NewDatabase(world, secrets)
        .takeClusterName()
        .map(sentence -> StepOutcome.inProgress(sentence, request.progress()))
        .orElseGet(
            () ->
                StepOutcome.done(
                    "cluster " + plan.target().names().identifier() + " is the new one"));
  }
}
