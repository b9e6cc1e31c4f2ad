package io.dbrefresh.local.secretsmanager;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

/** PutSecretValue, GetSecretValue and ListSecretVersionIds. */
final class SecretValues {
  private static final int SHORTEST_TOKEN = 32;
  private static final int LONGEST_TOKEN = 64;

  private final SecretFolder secrets;
  private final Clock clock;

  SecretValues(SecretFolder secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  PutSecretValueResponse put(PutSecretValueRequest request) {
    Secret secret = secrets.writable(request.secretId());
    SecretValue value =
        SecretValue.of(request.secretString(), request.secretBinary())
            .orElseThrow(
                () ->
                    Faults.invalidParameter(
                        "You must provide either SecretString or SecretBinary."));
    Set<String> stages =
        request.hasVersionStages() ? Set.copyOf(request.versionStages()) : Set.of(Versions.CURRENT);
    Version version = store(secret, request.clientRequestToken(), value, stages);
    return PutSecretValueResponse.builder()
        .arn(secret.arn)
        .name(secret.name)
        .versionId(version.id())
        .versionStages(sorted(version.stages()))
        .build();
  }

  /**
   * Stores a value as the version of {@code token}. The same value again is ignored, another one
   * refused; a version that was only announced takes it.
   */
  Version store(Secret secret, @Nullable String token, SecretValue value, Set<String> stages) {
    String id = checked(token);
    Optional<Version> before = secret.versions.find(id);
    Optional<SecretValue> stored = before.flatMap(Version::value);
    if (stored.isPresent()) {
      if (!stored.get().equals(value)) {
        throw Faults.tokenInUse(id, secret.arn);
      }
      return before.get();
    }
    Version version =
        before
            .map(announced -> announced.with(value))
            .orElseGet(() -> new Version(id, Optional.of(value), Set.of(), clock.instant()));
    secret.versions.add(version, stages);
    secret.changed = clock.instant();
    secrets.write(secret);
    return secret.versions.find(id).orElse(version);
  }

  /** The token becomes the version's id; the SDK makes one up where the caller gives none. */
  static String checked(@Nullable String token) {
    if (token == null) {
      return UUID.randomUUID().toString();
    }
    if (token.length() < SHORTEST_TOKEN || token.length() > LONGEST_TOKEN) {
      throw Faults.invalidParameter("ClientRequestToken must be 32-64 characters long.");
    }
    return token;
  }

  GetSecretValueResponse get(GetSecretValueRequest request) {
    Secret secret = secrets.usable(request.secretId());
    Version version = version(secret, request.versionId(), request.versionStage());
    SecretValue value =
        version
            .value()
            .orElseThrow(
                () ->
                    Faults.notFound(
                        "Secrets Manager can't find the specified secret value for VersionId: "
                            + version.id()));
    GetSecretValueResponse.Builder response =
        GetSecretValueResponse.builder()
            .arn(secret.arn)
            .name(secret.name)
            .versionId(version.id())
            .versionStages(sorted(version.stages()))
            .createdDate(version.created());
    value.text().ifPresent(response::secretString);
    value.bytes().ifPresent(response::secretBinary);
    return response.build();
  }

  private static Version version(Secret secret, @Nullable String id, @Nullable String stage) {
    if (id == null) {
      String label = stage == null ? Versions.CURRENT : stage;
      return secret
          .versions
          .staged(label)
          .orElseThrow(
              () ->
                  Faults.notFound(
                      "Secrets Manager can't find the specified secret value for staging label: "
                          + label));
    }
    Version version =
        secret
            .versions
            .find(id)
            .orElseThrow(
                () ->
                    Faults.notFound(
                        "Secrets Manager can't find the specified secret value for VersionId: "
                            + id));
    if (stage != null && !version.has(stage)) {
      throw Faults.invalidRequest(
          "You provided a VersionStage that is not associated to the provided VersionId.");
    }
    return version;
  }

  ListSecretVersionIdsResponse list(ListSecretVersionIdsRequest request) {
    Secret secret = secrets.find(request.secretId()).orElseThrow(Faults::noSecret);
    boolean deprecated = Boolean.TRUE.equals(request.includeDeprecated());
    return ListSecretVersionIdsResponse.builder()
        .arn(secret.arn)
        .name(secret.name)
        .versions(
            secret.versions.all().stream()
                .filter(version -> deprecated || !version.stages().isEmpty())
                .map(
                    version ->
                        SecretVersionsListEntry.builder()
                            .versionId(version.id())
                            .versionStages(sorted(version.stages()))
                            .createdDate(version.created())
                            .build())
                .toList())
        .build();
  }

  static List<String> sorted(Set<String> stages) {
    return stages.stream().sorted().toList();
  }
}
