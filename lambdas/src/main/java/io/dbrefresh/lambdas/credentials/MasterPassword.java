package io.dbrefresh.lambdas.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.ManagedSecret;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Finds the master password of a database that a run has made, whoever keeps it. */
public final class MasterPassword {
  private MasterPassword() {}

  /** The password that opens {@code database}; empty where no step of the run has set one. */
  public static Optional<String> of(
      SecretsManagerClient secrets, RefreshPlan plan, Database database) {
    return isManaged(plan)
        ? database.managedSecret().map(ManagedSecret::arn).flatMap(arn -> managed(secrets, arn))
        : MasterSecret.of(secrets, plan).flatMap(MasterSecret::password);
  }

  /** The login that opens the old target: RDS's secret where it manages one, else the plan's. */
  public static Optional<ObjectNode> ofOld(
      SecretsManagerClient secrets, RefreshPlan plan, Database old) {
    return old.managedSecret()
        .map(ManagedSecret::arn)
        .map(arn -> new SecretVersions(secrets, arn).current())
        .orElseGet(() -> MasterSecret.of(secrets, plan).flatMap(MasterSecret::current));
  }

  /** Whether RDS manages the password of the plan. */
  public static boolean isManaged(RefreshPlan plan) {
    return plan.password().flatMap(Password::managed).isPresent();
  }

  /** The password in a secret of RDS's. */
  public static Optional<String> managed(SecretsManagerClient secrets, String arn) {
    return new SecretVersions(secrets, arn)
        .current()
        .map(value -> value.path("password").asText())
        .filter(text -> !text.isEmpty());
  }
}
