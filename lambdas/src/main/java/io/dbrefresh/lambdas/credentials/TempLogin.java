package io.dbrefresh.lambdas.credentials;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepError;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The master user's login to the temp database of a run, with the password that the run has set.
 */
public final class TempLogin {
  private TempLogin() {}

  /**
   * The temp database that the run has restored.
   *
   * @throws StepFailedException when it is gone
   */
  public static Database database(World world) {
    return world
        .databases()
        .find(world.plan().target().temp())
        .filter(database -> database.isOf(world.plan()))
        .orElseThrow(
            () ->
                new StepFailedException(
                    StepError.NOT_FOUND,
                    world.plan().target().temp().identifier()
                        + ", which this run restored, is gone"));
  }

  /**
   * The login to it.
   *
   * @throws StepFailedException when no password is known, or there is no driver for the engine
   */
  public static Login of(RefreshPlan plan, Database temp, SecretsManagerClient secrets) {
    String password =
        MasterPassword.of(secrets, plan, temp)
            .orElseThrow(
                () ->
                    new StepFailedException(
                        StepError.NOT_FOUND,
                        "There is no password to log in with: no password step has set one, and "
                            + "the secret has none"));
    return Login.ofMaster(plan, temp, password)
        .orElseThrow(
            () ->
                new StepFailedException(
                    StepError.NOT_ALLOWED,
                    "SQL cannot be spoken to " + plan.source().engine() + " here"));
  }
}
