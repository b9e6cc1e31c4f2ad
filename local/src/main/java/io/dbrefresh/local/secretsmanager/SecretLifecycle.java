package io.dbrefresh.local.secretsmanager;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/** CreateSecret, UpdateSecret, DeleteSecret, RestoreSecret, TagResource and UntagResource. */
final class SecretLifecycle {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
  private static final String SUFFIX =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int SUFFIX_LENGTH = 6;
  private static final long SHORTEST_WINDOW = 7;
  private static final long LONGEST_WINDOW = 30;

  private final SecretFolder secrets;
  private final SecretValues values;
  private final String arnPrefix;
  private final SecureRandom random;
  private final Clock clock;

  SecretLifecycle(
      SecretFolder secrets,
      SecretValues values,
      String arnPrefix,
      SecureRandom random,
      Clock clock) {
    this.secrets = secrets;
    this.values = values;
    this.arnPrefix = arnPrefix;
    this.random = random;
    this.clock = clock;
  }

  CreateSecretResponse create(CreateSecretRequest request) {
    String name = request.name();
    if (name == null || !NAME.matcher(name).matches()) {
      throw Faults.invalidParameter(
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
              + " following: -/_+=.@!");
    }
    Optional<SecretValue> value = SecretValue.of(request.secretString(), request.secretBinary());
    String token = SecretValues.checked(request.clientRequestToken());
    Optional<Secret> there = secrets.named(name);
    if (there.isPresent()) {
      return answer(again(there.get(), token, value), Optional.of(token));
    }
    Secret secret = new Secret(name, arnPrefix + name + "-" + suffix(), clock.instant(), List.of());
    secret.description = Optional.ofNullable(request.description());
    secret.kmsKeyId = Optional.ofNullable(request.kmsKeyId());
    request.tags().forEach(tag -> secret.tags.put(tag.key(), tag.value()));
    secrets.write(secret);
    value.ifPresent(each -> values.store(secret, token, each, Set.of(Versions.CURRENT)));
    return answer(secret, value.map(each -> token));
  }

  /** The same request once more answers the secret that it made; any other finds the name taken. */
  private static Secret again(Secret secret, String token, Optional<SecretValue> value) {
    if (secret.deletion.isPresent()) {
      throw Faults.invalidRequest(
          "You can't create this secret because a secret with this name is already scheduled for"
              + " deletion.");
    }
    Optional<SecretValue> stored = secret.versions.find(token).flatMap(Version::value);
    if (stored.isEmpty() || !stored.equals(value)) {
      throw Faults.exists(
          "The operation failed because the secret " + secret.name + " already exists.");
    }
    return secret;
  }

  private static CreateSecretResponse answer(Secret secret, Optional<String> versionId) {
    return CreateSecretResponse.builder()
        .arn(secret.arn)
        .name(secret.name)
        .versionId(versionId.orElse(null))
        .build();
  }

  private String suffix() {
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      suffix.append(SUFFIX.charAt(random.nextInt(SUFFIX.length())));
    }
    return suffix.toString();
  }

  UpdateSecretResponse update(UpdateSecretRequest request) {
    Secret secret = secrets.writable(request.secretId());
    secret.description = Optional.ofNullable(request.description()).or(() -> secret.description);
    secret.kmsKeyId = Optional.ofNullable(request.kmsKeyId()).or(() -> secret.kmsKeyId);
    Optional<Version> version =
        SecretValue.of(request.secretString(), request.secretBinary())
            .map(
                value ->
                    values.store(
                        secret, request.clientRequestToken(), value, Set.of(Versions.CURRENT)));
    secret.changed = clock.instant();
    secrets.write(secret);
    return UpdateSecretResponse.builder()
        .arn(secret.arn)
        .name(secret.name)
        .versionId(version.map(Version::id).orElse(null))
        .build();
  }

  DeleteSecretResponse delete(DeleteSecretRequest request) {
    boolean force = Boolean.TRUE.equals(request.forceDeleteWithoutRecovery());
    if (force && request.recoveryWindowInDays() != null) {
      throw Faults.invalidParameter(
          "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    Instant due = clock.instant().plus(force ? Duration.ZERO : window(request));
    Optional<Secret> found = secrets.find(request.secretId());
    if (found.isEmpty() && force) {
      return DeleteSecretResponse.builder().name(request.secretId()).deletionDate(due).build();
    }
    if (found.filter(secret -> secret.owner.isPresent()).isPresent() || !force) {
      secrets.writable(request.secretId());
    }
    Secret secret = found.orElseThrow(Faults::noSecret);
    if (force) {
      secrets.delete(secret);
    } else {
      secret.deletion = Optional.of(due);
      secrets.write(secret);
    }
    return DeleteSecretResponse.builder()
        .arn(secret.arn)
        .name(secret.name)
        .deletionDate(due)
        .build();
  }

  private static Duration window(DeleteSecretRequest request) {
    @Nullable Long days = request.recoveryWindowInDays();
    long window = days == null ? LONGEST_WINDOW : days;
    if (window < SHORTEST_WINDOW || window > LONGEST_WINDOW) {
      throw Faults.invalidParameter(
          "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }
    return Duration.ofDays(window);
  }

  RestoreSecretResponse restore(String id) {
    Secret secret = secrets.find(id).orElseThrow(Faults::noSecret);
    secret.deletion = Optional.empty();
    secrets.write(secret);
    return RestoreSecretResponse.builder().arn(secret.arn).name(secret.name).build();
  }

  void tag(String id, List<Tag> tags) {
    Secret secret = secrets.usable(id);
    tags.forEach(tag -> secret.tags.put(tag.key(), tag.value()));
    secrets.write(secret);
  }

  void untag(String id, List<String> keys) {
    Secret secret = secrets.usable(id);
    keys.forEach(secret.tags::remove);
    secrets.write(secret);
  }
}
