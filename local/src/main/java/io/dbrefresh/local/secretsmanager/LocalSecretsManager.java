package io.dbrefresh.local.secretsmanager;

import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.store.Cabinet;
import io.dbrefresh.local.store.Documents;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/**
 * Secrets Manager of the local region. Values are kept unencrypted in files that only their owner
 * can read. Safe for use by several threads; other operations throw {@link
 * UnsupportedOperationException}.
 */
public final class LocalSecretsManager implements SecretsManagerClient {
  private final SecureRandom random = new SecureRandom();
  private final SecretValues values;
  private final SecretLifecycle lifecycle;
  private final StageMoves stages;
  private final SecretDescriptions descriptions;
  private final Rotator rotator;
  private final SecretFolder secrets;

  /**
   * The secrets kept in {@code folder}, which need not exist yet.
   *
   * @param functions where rotation functions are invoked
   */
  public LocalSecretsManager(
      Path folder, Functions functions, String region, String accountId, Clock clock) {
    this(new SecretFolder(folder, clock), functions, region, accountId, clock);
  }

  /** Secrets that are kept in memory for as long as this lives. */
  public static LocalSecretsManager inMemory(
      Functions functions, String region, String accountId, Clock clock) {
    Documents documents = Cabinet.inMemory().drawer("secrets");
    return new LocalSecretsManager(
        new SecretFolder(documents, clock), functions, region, accountId, clock);
  }

  private LocalSecretsManager(
      SecretFolder secrets, Functions functions, String region, String accountId, Clock clock) {
    this.secrets = secrets;
    String arnPrefix = "arn:aws:secretsmanager:%s:%s:secret:".formatted(region, accountId);
    values = new SecretValues(secrets, clock);
    lifecycle = new SecretLifecycle(secrets, values, arnPrefix, random, clock);
    stages = new StageMoves(secrets, clock);
    descriptions = new SecretDescriptions(secrets);
    rotator = new Rotator(secrets, functions, clock, this);
  }

  /** The secrets that the service called {@code owner} keeps here, for example {@code rds}. */
  public OwnedSecrets owned(String owner) {
    return new OwnedSecrets(owner, secrets, lifecycle, values, random, this);
  }

  @Override
  public synchronized CreateSecretResponse createSecret(CreateSecretRequest request) {
    return lifecycle.create(request);
  }

  @Override
  public synchronized UpdateSecretResponse updateSecret(UpdateSecretRequest request) {
    return lifecycle.update(request);
  }

  @Override
  public synchronized DeleteSecretResponse deleteSecret(DeleteSecretRequest request) {
    return lifecycle.delete(request);
  }

  @Override
  public synchronized RestoreSecretResponse restoreSecret(RestoreSecretRequest request) {
    return lifecycle.restore(request.secretId());
  }

  @Override
  public synchronized PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    return values.put(request);
  }

  @Override
  public synchronized GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    return values.get(request);
  }

  @Override
  public synchronized UpdateSecretVersionStageResponse updateSecretVersionStage(
      UpdateSecretVersionStageRequest request) {
    return stages.update(request);
  }

  @Override
  public synchronized ListSecretVersionIdsResponse listSecretVersionIds(
      ListSecretVersionIdsRequest request) {
    return values.list(request);
  }

  @Override
  public synchronized DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
    return descriptions.describe(request.secretId());
  }

  @Override
  public synchronized ListSecretsResponse listSecrets(ListSecretsRequest request) {
    return descriptions.list(request);
  }

  @Override
  public synchronized TagResourceResponse tagResource(TagResourceRequest request) {
    lifecycle.tag(request.secretId(), request.tags());
    return TagResourceResponse.builder().build();
  }

  @Override
  public synchronized UntagResourceResponse untagResource(UntagResourceRequest request) {
    lifecycle.untag(request.secretId(), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  @Override
  public RotateSecretResponse rotateSecret(RotateSecretRequest request) {
    return rotator.rotate(request);
  }

  @Override
  public GetRandomPasswordResponse getRandomPassword(GetRandomPasswordRequest request) {
    return GetRandomPasswordResponse.builder()
        .randomPassword(new RandomPassword(request, random).next())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
