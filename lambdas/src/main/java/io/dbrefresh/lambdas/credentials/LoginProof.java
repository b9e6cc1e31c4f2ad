package io.dbrefresh.lambdas.credentials;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.sql.Answer;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.util.Optional;

/** Proves by a login that a new master password has taken effect. */
final class LoginProof {
  private final Logins logins;

  LoginProof(Logins logins) {
    this.logins = logins;
  }

  /** Why it is not proven yet; empty when it is, and for engines that there is no driver for. */
  Optional<String> of(RefreshPlan plan, Database temp, String password) {
    if (Dialect.of(plan.source().engine()).isEmpty()) {
      return Optional.empty();
    }
    Optional<Login> login = Login.ofMaster(plan, temp, password);
    return login.isEmpty()
        ? Optional.of(temp.identifier() + " has no endpoint yet")
        : Optional.of(logins.probe(login.get()))
            .filter(answer -> !answer.isWelcome())
            .map(Answer::message)
            .map(
                message ->
                    "the new password does not log in as %s yet: %s"
                        .formatted(login.get(), message));
  }
}
