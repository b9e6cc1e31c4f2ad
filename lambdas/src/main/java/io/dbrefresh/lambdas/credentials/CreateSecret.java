package io.dbrefresh.lambdas.credentials;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Makes the secret, without a value, where it is missing. The rotation that the refresh file may
 * ask for is configured at the end of the swap: to configure it, Secrets Manager calls the rotation
 * function, which needs a value that logs in to a database people can reach.
 */
public final class CreateSecret extends StepHandler {
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public CreateSecret() {
    this(new Clients());
  }

  private CreateSecret(Clients clients) {
    this(clients.secrets(), clients.dynamoDb(), WaitingClock.system());
  }

  CreateSecret(SecretsManagerClient secrets, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    RefreshPlan plan = request.requirePlan();
    Optional<MasterSecret> secret = MasterSecret.of(secrets, plan);
    if (secret.isEmpty()) {
      return StepOutcome.done("The refresh file names no secret to create");
    }
    if (secret.get().exists()) {
      return StepOutcome.done("Secret " + secret.get().name() + " exists");
    }
    if (new LockTable(dynamoDb, request.lockTable()).held(plan).isEmpty()) {
      return StepOutcome.failed(
          StepError.TARGET_LOCKED, "The lock of the target is no longer that of " + plan.run());
    }
    secret.get().create();
    return StepOutcome.done("Secret " + secret.get().name() + " created, without a value yet");
  }
}
