package io.dbrefresh.lambdas.rotation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.credentials.GeneratedPassword;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** A secret with a rotation under way, whose new version the token names. */
final class RotatedSecret {
  private static final String CURRENT = "AWSCURRENT";
  private static final String PENDING = "AWSPENDING";
  private static final String PREVIOUS = "AWSPREVIOUS";

  private final SecretsManagerClient secrets;
  private final String arn;
  private final String token;
  private final Map<String, List<String>> stages;

  private RotatedSecret(
      SecretsManagerClient secrets, String token, DescribeSecretResponse described) {
    this.secrets = secrets;
    this.arn = described.arn();
    this.token = token;
    this.stages = described.versionIdsToStages();
  }

  /**
   * The secret as it stands.
   *
   * @throws RotationException when Secrets Manager does not rotate it to this version
   */
  static RotatedSecret of(SecretsManagerClient secrets, String id, String token) {
    DescribeSecretResponse described = secrets.describeSecret(it -> it.secretId(id));
    RotatedSecret secret = new RotatedSecret(secrets, token, described);
    if (!Boolean.TRUE.equals(described.rotationEnabled())) {
      throw new RotationException("The secret " + described.name() + " is not set up for rotation");
    }
    if (!secret.isAt(PENDING) && !secret.isAt(CURRENT)) {
      throw new RotationException(
          "The version %s of the secret %s is not the one that is being made (AWSPENDING)"
              .formatted(token, described.name()));
    }
    return secret;
  }

  private boolean isAt(String stage) {
    return stages.getOrDefault(token, List.of()).contains(stage);
  }

  /** Whether the new version is the current one, so that nothing is left to do. */
  boolean isFinished() {
    return isAt(CURRENT);
  }

  /** createSecret: the new version has the current login with another password. */
  void create() {
    ObjectNode value = current().copy().json();
    if (isFinished() || value(PENDING, Optional.of(token)).isPresent()) {
      return;
    }
    value.put("password", GeneratedPassword.of(secrets));
    secrets.putSecretValue(
        it ->
            it.secretId(arn)
                .clientRequestToken(token)
                .secretString(value.toString())
                .versionStages(PENDING));
  }

  /** finishSecret: the new version becomes the current one. */
  void finish() {
    if (isFinished()) {
      return;
    }
    String before =
        stages.entrySet().stream()
            .filter(version -> version.getValue().contains(CURRENT))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new RotationException("The secret " + arn + " has no value"));
    secrets.updateSecretVersionStage(
        it ->
            it.secretId(arn)
                .versionStage(CURRENT)
                .moveToVersionId(token)
                .removeFromVersionId(before));
  }

  /** The login as it is until the rotation is finished. */
  SecretLogin current() {
    return value(CURRENT, Optional.empty())
        .orElseThrow(() -> new RotationException("The secret " + arn + " has no value"));
  }

  /** The login that was the current one before. */
  Optional<SecretLogin> previous() {
    return value(PREVIOUS, Optional.empty());
  }

  /** The login that is to be. */
  SecretLogin pending() {
    return value(isFinished() ? CURRENT : PENDING, Optional.of(token))
        .orElseThrow(() -> new RotationException("createSecret has not run for " + arn));
  }

  private Optional<SecretLogin> value(String stage, Optional<String> version) {
    try {
      String value =
          secrets
              .getSecretValue(
                  it -> it.secretId(arn).versionStage(stage).versionId(version.orElse(null)))
              .secretString();
      return Optional.ofNullable(value).map(text -> SecretLogin.parse(arn, text));
    } catch (ResourceNotFoundException absent) {
      return Optional.empty();
    }
  }
}
