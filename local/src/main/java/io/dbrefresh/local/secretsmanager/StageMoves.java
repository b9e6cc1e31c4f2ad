package io.dbrefresh.local.secretsmanager;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/**
 * UpdateSecretVersionStage: a label is taken from where the request says it is, and nowhere else.
 */
final class StageMoves {
  private final SecretFolder secrets;
  private final Clock clock;

  StageMoves(SecretFolder secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  UpdateSecretVersionStageResponse update(UpdateSecretVersionStageRequest request) {
    Secret secret = secrets.writable(request.secretId());
    String stage = request.versionStage();
    Optional<Version> attached = secret.versions.staged(stage);
    @Nullable String to = request.moveToVersionId();
    requireRightSource(stage, attached, request.removeFromVersionId(), to);
    if (to == null) {
      remove(secret, stage, request.removeFromVersionId());
    } else {
      Version target = secret.versions.find(to).orElseThrow(() -> noVersion(to));
      secret.versions.move(stage, target.id());
    }
    secret.changed = clock.instant();
    secrets.write(secret);
    return UpdateSecretVersionStageResponse.builder().arn(secret.arn).name(secret.name).build();
  }

  private static void requireRightSource(
      String stage, Optional<Version> attached, @Nullable String from, @Nullable String to) {
    if (attached.isEmpty() || attached.get().id().equals(to)) {
      return;
    }
    String id = attached.get().id();
    if (from == null) {
      throw Faults.invalidParameter(
          "The parameter RemoveFromVersionId can't be empty. Staging label %s is currently attached to version %s, so you must explicitly reference that version in RemoveFromVersionId."
              .formatted(stage, id));
    }
    if (!id.equals(from)) {
      throw Faults.invalidParameter(
          "Staging label %s is currently attached to version %s, not to version %s, the one in RemoveFromVersionId."
              .formatted(stage, id, from));
    }
  }

  private static void remove(Secret secret, String stage, @Nullable String from) {
    if (from == null) {
      throw Faults.invalidParameter(
          "You must specify MoveToVersionId, RemoveFromVersionId, or both.");
    }
    if (stage.equals(Versions.CURRENT)) {
      throw Faults.invalidParameter(
          "You can't remove the staging label AWSCURRENT without moving it to another version.");
    }
    secret.versions.remove(stage);
  }

  private static RuntimeException noVersion(String id) {
    return Faults.notFound("Secrets Manager can't find the specified secret version: " + id);
  }
}
