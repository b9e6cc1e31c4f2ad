package io.dbrefresh.lambdas.credentials;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Makes the secret, without a value, where it is missing. The rotation that the refresh file may
 * ask for is configured at the end of the swap: to configure it, Secrets Manager calls the rotation
 * function, which needs a value that logs in to a database people can reach.
 */
public final class CreateSecret extends StepHandler {
  private final SecretsManagerClient secrets;

  /** On AWS. */
  public CreateSecret() {
    this(new Clients().secrets(), Clock.systemUTC());
  }

  CreateSecret(SecretsManagerClient secrets, Clock clock) {
    super(clock);
    this.secrets = secrets;
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
    secret.get().create();
    return StepOutcome.done("Secret " + secret.get().name() + " created, without a value yet");
  }
}
