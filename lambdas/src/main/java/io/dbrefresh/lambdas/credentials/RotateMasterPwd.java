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

/** Replaces the master password of the temp database by a generated one. */
public final class RotateMasterPwd extends StepHandler {
  private final PasswordChange change;

  /** On AWS. */
  public RotateMasterPwd() {
    this(new Clients());
  }

  private RotateMasterPwd(Clients clients) {
    this(clients.rds(), clients.secrets(), clients.dynamoDb(), WaitingClock.system());
  }

  RotateMasterPwd(
      RdsClient rds, SecretsManagerClient secrets, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.change = new PasswordChange(rds, secrets, dynamoDb);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return change.advance(request, Step.ROTATE_MASTER_PWD);
  }
}
