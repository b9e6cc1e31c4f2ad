package io.dbrefresh.lambdas.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepError;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The login to the old target, which is the secret's current one until the swap. */
public final class OldLogin {
  private OldLogin() {}

  /**
   * The target as it is called until the swap.
   *
   * @throws StepFailedException when it is gone, or cannot be read
   */
  public static Database database(World world) {
    String name = world.plan().target().names().identifier();
    Database old =
        world
            .databases()
            .find(world.plan().target().names())
            .filter(database -> !database.isOf(world.plan()))
            .orElseThrow(
                () -> new StepFailedException(StepError.NOT_FOUND, "the old " + name + " is gone"));
    if (old.is("stopped") || old.is("stopping")) {
      throw new StepFailedException(
          StepError.NOT_ALLOWED, old.standing() + ", and a stopped database cannot be read");
    }
    return old;
  }

  /**
   * The login to it.
   *
   * @throws StepFailedException when the secret has no value, or there is no driver for the engine
   */
  public static Login of(RefreshPlan plan, Database old, SecretsManagerClient secrets) {
    ObjectNode value = MasterPassword.ofOld(secrets, plan, old).orElseThrow(() -> noPassword(plan));
    String password =
        Optional.of(value.path("password").asText())
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> noPassword(plan));
    Login master =
        Login.ofMaster(plan, old, password)
            .orElseThrow(
                () ->
                    new StepFailedException(
                        StepError.NOT_ALLOWED,
                        "SQL cannot be spoken to " + plan.source().engine() + " here"));
    String user = value.path("username").asText(master.user());
    return new Login(master.dialect(), master.address(), master.database(), user, password);
  }

  private static StepFailedException noPassword(RefreshPlan plan) {
    return new StepFailedException(
        StepError.NOT_FOUND,
        "The old %s is read with the password in the secret %s, which has none"
            .formatted(
                plan.target().names().identifier(),
                plan.password().map(password -> password.secret()).orElse("of no password step")));
  }
}
