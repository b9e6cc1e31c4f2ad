package io.dbrefresh.lambdas.scripts;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.credentials.MasterPassword;
import io.dbrefresh.lambdas.credentials.TempLogin;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.step.StepError;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** When scripts run: on which database, with which password. */
enum Phase {
  /** On the old target, with the password that it has. */
  PRE {
    @Override
    List<ScriptFile> files(Scripts scripts) {
      return scripts.pre();
    }

    @Override
    Database database(World world) {
      Database old =
          world
              .databases()
              .find(world.plan().target().names())
              .filter(database -> !database.isOf(world.plan()))
              .orElseThrow(() -> gone(world.plan().target().names().identifier()));
      world.guard().check(old);
      return old;
    }

    @Override
    Optional<Login> login(RefreshPlan plan, Database database, SecretsManagerClient secrets) {
      JsonNode value =
          MasterPassword.ofOld(secrets, plan, database).orElseThrow(() -> noPassword(plan));
      String password = value.path("password").asText();
      String user = value.path("username").asText(plan.source().masterUsername());
      return Login.ofMaster(plan, database, password)
          .map(
              login ->
                  new Login(login.dialect(), login.address(), login.database(), user, password));
    }
  },

  /** On the temp database, with the password that this run has set. */
  POST {
    @Override
    List<ScriptFile> files(Scripts scripts) {
      return scripts.post();
    }

    @Override
    Database database(World world) {
      return TempLogin.database(world);
    }

    @Override
    Optional<Login> login(RefreshPlan plan, Database database, SecretsManagerClient secrets) {
      String password =
          MasterPassword.of(secrets, plan, database).orElseThrow(() -> noPassword(plan));
      return Login.ofMaster(plan, database, password);
    }
  };

  abstract List<ScriptFile> files(Scripts scripts);

  abstract Database database(World world);

  abstract Optional<Login> login(RefreshPlan plan, Database database, SecretsManagerClient secrets);

  private static StepFailedException gone(String target) {
    return new StepFailedException(StepError.NOT_FOUND, target + " is gone");
  }

  private static StepFailedException noPassword(RefreshPlan plan) {
    String secret =
        plan.password().map(Password::secret).filter(name -> !name.isEmpty()).orElse("");
    return new StepFailedException(
        StepError.NOT_FOUND,
        "There is no password to run scripts with: no password step has set one, and secret %s has none"
            .formatted(secret.isEmpty() ? "of RDS's" : secret));
  }
}
