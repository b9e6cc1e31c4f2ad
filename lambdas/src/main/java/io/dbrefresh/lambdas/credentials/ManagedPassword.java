package io.dbrefresh.lambdas.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Changes;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.ManagedSecret;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.plan.Password.Managed;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Has RDS manage the master password of the temp database, and proves by a login with RDS's secret
 * that it does. A restore makes no such secret, so none of production's can be met here.
 */
final class ManagedPassword {
  private final SecretsManagerClient secrets;
  private final Changes changes;
  private final LoginProof proof;

  ManagedPassword(SecretsManagerClient secrets, Changes changes, Logins logins) {
    this.secrets = secrets;
    this.changes = changes;
    this.proof = new LoginProof(logins);
  }

  StepOutcome advance(Database temp, Managed managed, ObjectNode progress) {
    Optional<ManagedSecret> secret = temp.managedSecret();
    if (secret.isEmpty()) {
      return StepOutcome.inProgress(changes.manage(temp, managed.kmsKeyId()), progress);
    }
    String arn = secret.get().arn();
    if (secret.get().isImpaired()) {
      throw new StepFailedException(
          StepError.TERMINAL_STATUS,
          "secret %s is impaired: RDS cannot reach it or its KMS key".formatted(arn));
    }
    Optional<String> password =
        secret
            .filter(ManagedSecret::isActive)
            .flatMap(active -> MasterPassword.managed(secrets, arn));
    if (password.isEmpty()) {
      return StepOutcome.inProgress(
          "secret %s is %s".formatted(arn, secret.get().status()), progress);
    }
    RefreshPlan plan = changes.plan();
    return proof
        .of(plan, temp, password.get())
        .map(silent -> StepOutcome.inProgress(silent, progress))
        .orElseGet(
            () ->
                StepOutcome.done(
                    "%s %s has a new master password, managed by RDS in secret %s"
                        .formatted(temp.kind().word(), temp.identifier(), arn),
                    StepJson.mapper().createObjectNode().put("secretArn", arn)));
  }
}
