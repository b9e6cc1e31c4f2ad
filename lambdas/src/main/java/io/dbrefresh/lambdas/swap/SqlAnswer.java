package io.dbrefresh.lambdas.swap;

import io.dbrefresh.lambdas.credentials.MasterPassword;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.sql.Answer;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Whether a database answers SQL; apart from the names, which change without a JDBC driver. */
public final class SqlAnswer {
  private final SecretsManagerClient secrets;
  private final Logins logins;

  /** Logs in with what is in Secrets Manager. */
  public SqlAnswer(SecretsManagerClient secrets, Logins logins) {
    this.secrets = secrets;
    this.logins = logins;
  }

  /**
   * Waits until the final endpoint answers SQL: with the run's password where it is known, by
   * refusing a wrong one where it is not. Engines without a driver are taken at RDS's word.
   *
   * @return what it waits for; empty when it answers
   */
  public Optional<String> of(Database database, RefreshPlan plan) {
    if (Dialect.of(plan.source().engine()).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> password = MasterPassword.of(secrets, plan, database);
    Optional<Login> login = Login.ofMaster(plan, database, password.orElse("-"));
    if (login.isEmpty()) {
      return Optional.of(database.identifier() + " has no endpoint yet");
    }
    Answer answer = logins.probe(login.get());
    boolean answers =
        answer.isWelcome() || password.isEmpty() && answer.kind() == Answer.Kind.REFUSED;
    return answers
        ? Optional.empty()
        : Optional.of("%s does not answer SQL yet: %s".formatted(login.get(), answer.message()));
  }
}
