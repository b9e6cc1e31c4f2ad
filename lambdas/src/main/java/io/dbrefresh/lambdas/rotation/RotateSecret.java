package io.dbrefresh.lambdas.rotation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.log.TaskLog;
import io.dbrefresh.lambdas.log.Topic;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Rotates the login that a secret holds, by the single-user strategy: the user changes its own
 * password. PostgreSQL, MySQL, MariaDB and Aurora, by the secret's {@code engine}. Secrets Manager
 * calls it for each step ("Lambda rotation functions", event {@code Step}, {@code SecretId}, {@code
 * ClientRequestToken}) and calls again when a step throws; every step may be repeated.
 */
public final class RotateSecret implements RequestStreamHandler {
  private final SecretsManagerClient secrets;
  private final PasswordSetting setting;

  /** On AWS. */
  public RotateSecret() {
    this(new Clients().secrets());
  }

  /** With these secrets. */
  public RotateSecret(SecretsManagerClient secrets) {
    this.secrets = secrets;
    this.setting = new PasswordSetting(new Logins(System.getenv()));
  }

  /**
   * Does one step; answers nothing.
   *
   * @throws RotationException when the step cannot be done; says what to mend
   */
  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    JsonNode request = StepJson.mapper().readTree(event);
    String name = request.path("SecretId").asText();
    String step = request.path("Step").asText();
    TaskLog log = TaskLog.of(new Topic("", step, name), context, Clock.systemUTC());
    log.info(
        log.watching(
            () ->
                done(
                    step,
                    RotatedSecret.of(secrets, name, request.path("ClientRequestToken").asText()))));
  }

  private String done(String step, RotatedSecret secret) {
    switch (step) {
      case "createSecret" -> secret.create();
      case "setSecret" -> setting.set(secret);
      case "testSecret" -> setting.test(secret);
      case "finishSecret" -> secret.finish();
      default -> throw new RotationException("There is no step " + step + " of a rotation");
    }
    return step + " is done";
  }
}
