package io.dbrefresh.lambdas.credentials;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Sets a new master password on the temp database: the one the refresh file chose, or a generated
 * one.
 */
public final class ChangeMasterPwd extends StepHandler {
  private final PasswordChange change;

  /** On AWS. */
  public ChangeMasterPwd() {
    this(new Clients());
  }

  private ChangeMasterPwd(Clients clients) {
    this(clients.rds(), clients.secrets(), clients.dynamoDb(), WaitingClock.system());
  }

  ChangeMasterPwd(
      RdsClient rds, SecretsManagerClient secrets, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.change = new PasswordChange(rds, secrets, dynamoDb);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return change.advance(request, Step.CHANGE_MASTER_PWD);
  }
}
