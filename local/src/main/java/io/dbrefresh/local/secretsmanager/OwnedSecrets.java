package io.dbrefresh.local.secretsmanager;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * The secrets of another service, which alone changes and deletes them; people can read them
 * (Secrets Manager User Guide, "Secrets managed by other AWS services").
 */
public final class OwnedSecrets {
  private static final String OWNER_TAG = "aws:secretsmanager:owningService";

  private final String owner;
  private final SecretFolder secrets;
  private final SecretLifecycle lifecycle;
  private final SecretValues values;
  private final SecureRandom random;
  private final Object lock;

  OwnedSecrets(
      String owner,
      SecretFolder secrets,
      SecretLifecycle lifecycle,
      SecretValues values,
      SecureRandom random,
      Object lock) {
    this.owner = owner;
    this.secrets = secrets;
    this.lifecycle = lifecycle;
    this.values = values;
    this.random = random;
    this.lock = lock;
  }

  /**
   * Creates a secret.
   *
   * @param kmsKeyId the key that it is encrypted with
   * @param tags beside the one that names the owner
   * @return its ARN
   */
  public String create(
      String name, String description, String kmsKeyId, Map<String, String> tags, String value) {
    synchronized (lock) {
      CreateSecretRequest request =
          CreateSecretRequest.builder()
              .name(name)
              .description(description)
              .kmsKeyId(kmsKeyId)
              .clientRequestToken(UUID.randomUUID().toString())
              .secretString(value)
              .tags(tags.entrySet().stream().map(OwnedSecrets::tag).toList())
              .build();
      Secret secret = secrets.usable(lifecycle.create(request).arn());
      secret.owner = Optional.of(owner);
      secret.tags.put(OWNER_TAG, owner);
      secrets.write(secret);
      return secret.arn;
    }
  }

  private static Tag tag(Map.Entry<String, String> tag) {
    return Tag.builder().key(tag.getKey()).value(tag.getValue()).build();
  }

  /** Gives a secret another value; the one before it stays as AWSPREVIOUS. */
  public void put(String arn, String value) {
    synchronized (lock) {
      Secret secret = secrets.usable(arn);
      SecretValue next = new SecretValue(Optional.of(value), Optional.empty());
      values.store(secret, null, next, Set.of(Versions.CURRENT));
    }
  }

  /** The present value of a secret, if there is one. */
  public Optional<String> value(String arn) {
    synchronized (lock) {
      return secrets
          .find(arn)
          .flatMap(secret -> secret.versions.staged(Versions.CURRENT))
          .flatMap(Version::value)
          .flatMap(SecretValue::text);
    }
  }

  /** Deletes a secret at once; without effect when there is none. */
  public void delete(String arn) {
    synchronized (lock) {
      secrets.find(arn).ifPresent(secrets::delete);
    }
  }

  /**
   * A new password.
   *
   * @param length how many characters it has
   * @param without characters that it has none of
   */
  public String password(int length, String without) {
    GetRandomPasswordRequest request =
        GetRandomPasswordRequest.builder()
            .passwordLength((long) length)
            .excludeCharacters(without)
            .build();
    return new RandomPassword(request, random).next();
  }
}
