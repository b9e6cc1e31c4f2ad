package io.dbrefresh.lambdas.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.lambdas.rds.Changes;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Guard;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.Password.Managed;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Gives the temp database a master password of this run: keeps it in the secret, sends it to RDS,
 * and proves by a login that it has taken effect.
 */
final class PasswordChange {
  private final RdsClient rds;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final Logins logins;

  PasswordChange(RdsClient rds, SecretsManagerClient secrets, DynamoDbClient dynamoDb) {
    this.rds = rds;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.logins = new Logins(System.getenv());
  }

  StepOutcome advance(StepRequest request, Step step) {
    RefreshPlan plan = request.requirePlan();
    Databases databases = new Databases(rds);
    Database temp =
        databases
            .find(plan.target().temp())
            .filter(database -> database.isOf(plan))
            .orElseThrow(() -> noTemp(plan));
    Optional<StepOutcome> unsettled = databases.unsettled(temp, request.progress());
    if (unsettled.isPresent()) {
      return unsettled.get();
    }
    Guard guard = new Guard(rds, new LockTable(dynamoDb, request.lockTable()), plan);
    Optional<Managed> managed = plan.password().flatMap(Password::managed);
    if (managed.isPresent()) {
      return new ManagedPassword(secrets, new Changes(rds, guard), logins)
          .advance(temp, managed.get(), request.progress());
    }
    MasterSecret secret = MasterSecret.of(secrets, plan).orElseThrow(() -> noSecret(plan));
    ObjectNode value = secret.written(step).orElseGet(() -> write(secret, step, temp, guard));
    String password = value.path("password").asText();
    if (request.progress().path("sent").asBoolean()) {
      return proven(request, temp, secret, password);
    }
    String sent = new Changes(rds, guard).password(temp, password);
    return StepOutcome.inProgress(sent, progress(sent));
  }

  /** A call that RDS was too busy for is sent again. */
  private static ObjectNode progress(String sent) {
    return StepJson.mapper().createObjectNode().put("sent", sent.endsWith("new master password"));
  }

  private ObjectNode write(MasterSecret secret, Step step, Database temp, Guard guard) {
    guard.checkLock();
    if (!secret.exists()) {
      secret.create();
    }
    Optional<String> chosen = step == Step.CHANGE_MASTER_PWD ? secret.chosen() : Optional.empty();
    return secret.write(step, chosen.orElseGet(() -> GeneratedPassword.of(secrets)), temp);
  }

  private StepOutcome proven(
      StepRequest request, Database temp, MasterSecret secret, String password) {
    RefreshPlan plan = request.requirePlan();
    String done =
        "%s %s has a new master password, kept in %s"
            .formatted(temp.kind().word(), temp.identifier(), secret.name());
    return new LoginProof(logins)
        .of(plan, temp, password)
        .map(silent -> StepOutcome.inProgress(silent, request.progress()))
        .orElseGet(() -> StepOutcome.done(done));
  }

  private static StepFailedException noSecret(RefreshPlan plan) {
    return new StepFailedException(
        StepError.NOT_FOUND,
        "The plan of " + plan.run() + " names no secret to keep the master password in");
  }

  private static StepFailedException noTemp(RefreshPlan plan) {
    return new StepFailedException(
        StepError.NOT_FOUND,
        "%s, which this run restored, is gone".formatted(plan.target().temp().identifier()));
  }
}
