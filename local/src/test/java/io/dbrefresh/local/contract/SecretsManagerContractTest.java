package io.dbrefresh.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** What is asked of Secrets Manager: values, their versions and stages, and deletion. */
class SecretsManagerContractTest {
  @TempDir Path folder;
  private final String name = Unique.name();

  private SecretsManagerClient open(Place place) {
    SecretsManagerClient secrets =
        place.client(
            SecretsManagerClient.class,
            () ->
                new LocalSecretsManager(
                    folder,
                    (function, payload) -> "",
                    "us-east-1",
                    "123456789012",
                    Clock.systemUTC()));
    secrets.createSecret(r -> r.name(name).secretString("one"));
    place.atEnd(() -> secrets.deleteSecret(r -> r.secretId(name).forceDeleteWithoutRecovery(true)));
    return secrets;
  }

  @Contract
  void a_new_value_is_current_and_the_old_one_previous(Place place) {
    SecretsManagerClient secrets = open(place);
    String second = secrets.putSecretValue(r -> r.secretId(name).secretString("two")).versionId();

    assertThat(secrets.getSecretValue(r -> r.secretId(name)))
        .satisfies(
            now -> {
              assertThat(now.secretString()).isEqualTo("two");
              assertThat(now.versionId()).isEqualTo(second);
              assertThat(now.versionStages()).containsExactly("AWSCURRENT");
            });
    assertThat(
            secrets
                .getSecretValue(r -> r.secretId(name).versionStage("AWSPREVIOUS"))
                .secretString())
        .isEqualTo("one");
  }

  @Contract
  void a_stage_moves_to_the_version_it_is_moved_to(Place place) {
    SecretsManagerClient secrets = open(place);
    String first = secrets.getSecretValue(r -> r.secretId(name)).versionId();
    String pending =
        secrets
            .putSecretValue(r -> r.secretId(name).secretString("two").versionStages("AWSPENDING"))
            .versionId();
    assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretString()).isEqualTo("one");

    secrets.updateSecretVersionStage(
        r ->
            r.secretId(name)
                .versionStage("AWSCURRENT")
                .removeFromVersionId(first)
                .moveToVersionId(pending));

    assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretString()).isEqualTo("two");
    assertThat(secrets.describeSecret(r -> r.secretId(name)).versionIdsToStages().get(first))
        .isEqualTo(List.of("AWSPREVIOUS"));
  }

  @Contract
  void bytes_come_back_as_they_went(Place place) {
    SecretsManagerClient secrets = open(place);
    SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, -1, 127});
    secrets.putSecretValue(r -> r.secretId(name).secretBinary(bytes));

    assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretBinary()).isEqualTo(bytes);
  }

  @Contract
  void faults_are_the_services(Place place) {
    SecretsManagerClient secrets = open(place);

    assertThatThrownBy(() -> secrets.createSecret(r -> r.name(name).secretString("x")))
        .isInstanceOf(ResourceExistsException.class);
    assertThatThrownBy(() -> secrets.getSecretValue(r -> r.secretId(name + "-none")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Secrets Manager can't find the specified secret.");
    secrets.deleteSecret(r -> r.secretId(name));
    assertThatThrownBy(() -> secrets.getSecretValue(r -> r.secretId(name)))
        .isInstanceOf(InvalidRequestException.class);
    secrets.restoreSecret(r -> r.secretId(name));
    assertThat(secrets.getSecretValue(r -> r.secretId(name)).secretString()).isEqualTo("one");
  }
}
