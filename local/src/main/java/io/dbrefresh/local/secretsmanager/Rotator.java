package io.dbrefresh.local.secretsmanager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.lambda.FunctionException;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.lambda.UnknownFunctionException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretResponse;

/**
 * RotateSecret ("Rotation by Lambda function"): the function is called for each of its four steps.
 * The answer comes when they have ended; the service goes on behind its answer. A step that fails
 * leaves the version it was making labelled AWSPENDING, as the service does.
 */
final class Rotator {
  private static final List<String> STEPS =
      List.of("createSecret", "setSecret", "testSecret", "finishSecret");

  private final SecretFolder secrets;
  private final Functions functions;
  private final Clock clock;
  private final Object lock;

  /** {@code lock} guards the secrets; it is not held while the function runs. */
  Rotator(SecretFolder secrets, Functions functions, Clock clock, Object lock) {
    this.secrets = secrets;
    this.functions = functions;
    this.clock = clock;
    this.lock = lock;
  }

  RotateSecretResponse rotate(RotateSecretRequest request) {
    String token = SecretValues.checked(request.clientRequestToken());
    boolean immediately = !Boolean.FALSE.equals(request.rotateImmediately());
    Secret secret = configured(request, token, immediately);
    if (immediately) {
      String function = secret.rotation.flatMap(Rotation::functionArn).orElseThrow();
      run(secret.arn, function, token);
    }
    return RotateSecretResponse.builder()
        .arn(secret.arn)
        .name(secret.name)
        .versionId(immediately ? token : null)
        .build();
  }

  private Secret configured(RotateSecretRequest request, String token, boolean announce) {
    synchronized (lock) {
      Secret secret = secrets.writable(request.secretId());
      Rotation rotation =
          Rotation.of(
              Optional.ofNullable(request.rotationLambdaARN()),
              Optional.ofNullable(request.rotationRules()),
              secret.rotation);
      if (rotation.functionArn().isEmpty()) {
        throw Faults.invalidRequest(
            "No Lambda rotation function ARN is associated with this secret.");
      }
      if (announce) {
        announce(secret, token);
      }
      secret.rotation = Optional.of(rotation);
      secrets.write(secret);
      return secret;
    }
  }

  private void announce(Secret secret, String token) {
    boolean unfinished =
        secret
            .versions
            .staged(Versions.PENDING)
            .filter(each -> !each.has(Versions.CURRENT))
            .isPresent();
    if (unfinished) {
      throw Faults.invalidRequest(
          "A previous rotation isn't complete. That rotation will be reattempted.");
    }
    if (secret.versions.find(token).isPresent()) {
      throw Faults.tokenInUse(token, secret.arn);
    }
    secret.versions.add(
        new Version(token, Optional.empty(), Set.of(), clock.instant()), Set.of(Versions.PENDING));
  }

  private void run(String arn, String function, String token) {
    try {
      for (String step : STEPS) {
        functions.invoke(function, event(step, arn, token));
      }
      finish(arn, token);
    } catch (UnknownFunctionException unknown) {
      takeBack(arn);
      throw Faults.cannotInvoke();
    } catch (FunctionException leftPending) {
      // The request was accepted; that the rotation failed shows in the version's label.
    }
  }

  private static String event(String step, String arn, String token) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Step", step)
        .put("SecretId", arn)
        .put("ClientRequestToken", token)
        .toString();
  }

  private void finish(String arn, String token) {
    synchronized (lock) {
      Secret secret = secrets.usable(arn);
      if (secret
          .versions
          .staged(Versions.CURRENT)
          .filter(each -> each.id().equals(token))
          .isPresent()) {
        secret.versions.remove(Versions.PENDING);
        secret.lastRotated = Optional.of(clock.instant());
        secrets.write(secret);
      }
    }
  }

  private void takeBack(String arn) {
    synchronized (lock) {
      Secret secret = secrets.usable(arn);
      secret.versions.remove(Versions.PENDING);
      secret.rotation = Optional.empty();
      secrets.write(secret);
    }
  }
}
