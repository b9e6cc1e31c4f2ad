package io.dbrefresh.local.secretsmanager;

import static io.dbrefresh.local.secretsmanager.SecretFixture.FIRST;
import static io.dbrefresh.local.secretsmanager.SecretFixture.NAME;
import static io.dbrefresh.local.secretsmanager.SecretFixture.SECOND;
import static io.dbrefresh.local.secretsmanager.SecretFixture.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretVersionsTest {
  @TempDir Path folder;

  private static void put(SecretsManagerClient secrets, String token, String value) {
    secrets.putSecretValue(
        request -> request.secretId(NAME).clientRequestToken(token).secretString(value));
  }

  private static String current(SecretsManagerClient secrets) {
    return secrets.getSecretValue(request -> request.secretId(NAME)).secretString();
  }

  private static Map<String, List<String>> stages(SecretsManagerClient secrets) {
    return secrets.describeSecret(request -> request.secretId(NAME)).versionIdsToStages();
  }

  @Test
  void moves_the_labels_of_current_and_previous_along() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    put(secrets, SECOND, "two");
    assertThat(stages(secrets))
        .isEqualTo(Map.of(FIRST, List.of("AWSPREVIOUS"), SECOND, List.of("AWSCURRENT")));
    put(secrets, THIRD, "three");
    assertThat(stages(secrets))
        .isEqualTo(Map.of(SECOND, List.of("AWSPREVIOUS"), THIRD, List.of("AWSCURRENT")));
    assertThat(current(SecretFixture.open(folder))).isEqualTo("three");
    assertThat(
            secrets
                .getSecretValue(request -> request.secretId(NAME).versionStage("AWSPREVIOUS"))
                .secretString())
        .isEqualTo("two");
    assertThat(
            secrets
                .getSecretValue(request -> request.secretId(NAME).versionId(FIRST))
                .secretString())
        .isEqualTo("one");
  }

  @Test
  void ignores_a_repeated_put_and_refuses_another_value_for_its_token() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    put(secrets, SECOND, "two");
    put(secrets, SECOND, "two");
    assertThatThrownBy(() -> put(secrets, SECOND, "other"))
        .isInstanceOfSatisfying(
            ResourceExistsException.class,
            taken -> {
              assertThat(taken.awsErrorDetails().errorCode()).isEqualTo("ResourceExistsException");
              assertThat(taken.awsErrorDetails().errorMessage())
                  .startsWith("You can't use ClientRequestToken " + SECOND);
              assertThat(taken.statusCode()).isEqualTo(400);
            });
    assertThat(current(secrets)).isEqualTo("two");
    assertThatThrownBy(() -> put(secrets, "short", "two"))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void keeps_a_pending_version_beside_the_current_one_until_the_label_is_moved() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    secrets.putSecretValue(
        request ->
            request
                .secretId(NAME)
                .clientRequestToken(SECOND)
                .secretString("two")
                .versionStages("AWSPENDING"));
    assertThat(current(secrets)).isEqualTo("one");
    assertThatThrownBy(
            () ->
                secrets.updateSecretVersionStage(
                    request ->
                        request.secretId(NAME).versionStage("AWSCURRENT").moveToVersionId(SECOND)))
        .hasMessageContaining("The parameter RemoveFromVersionId can't be empty")
        .hasMessageContaining("currently attached to version " + FIRST);
    secrets.updateSecretVersionStage(
        request ->
            request
                .secretId(NAME)
                .versionStage("AWSCURRENT")
                .moveToVersionId(SECOND)
                .removeFromVersionId(FIRST));
    assertThat(current(secrets)).isEqualTo("two");
    assertThat(stages(secrets))
        .isEqualTo(
            Map.of(FIRST, List.of("AWSPREVIOUS"), SECOND, List.of("AWSCURRENT", "AWSPENDING")));
    secrets.updateSecretVersionStage(
        request -> request.secretId(NAME).versionStage("AWSPENDING").removeFromVersionId(SECOND));
    assertThat(stages(secrets)).containsEntry(SECOND, List.of("AWSCURRENT"));
  }

  @Test
  void says_which_version_is_not_there() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    assertThatThrownBy(
            () ->
                secrets.getSecretValue(
                    request -> request.secretId(NAME).versionStage("AWSPENDING")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining(
            "Secrets Manager can't find the specified secret value for staging label: AWSPENDING");
    assertThatThrownBy(
            () -> secrets.getSecretValue(request -> request.secretId(NAME).versionId(SECOND)))
        .hasMessageContaining("secret value for VersionId: " + SECOND);
    assertThatThrownBy(
            () ->
                secrets.getSecretValue(
                    request -> request.secretId(NAME).versionId(FIRST).versionStage("AWSPREVIOUS")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("not associated to the provided VersionId");
  }

  @Test
  void lists_versions_and_on_request_the_deprecated_ones() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    put(secrets, SECOND, "two");
    put(secrets, THIRD, "three");
    assertThat(secrets.listSecretVersionIds(request -> request.secretId(NAME)).versions())
        .extracting("versionId")
        .containsExactlyInAnyOrder(SECOND, THIRD);
    assertThat(
            secrets
                .listSecretVersionIds(request -> request.secretId(NAME).includeDeprecated(true))
                .versions())
        .hasSize(3);
  }

  @Test
  void keeps_bytes_as_bytes() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, -1, 7});
    secrets.updateSecret(
        request -> request.secretId(NAME).clientRequestToken(SECOND).secretBinary(bytes));
    assertThat(secrets.getSecretValue(request -> request.secretId(NAME)).secretBinary())
        .isEqualTo(bytes);
    assertThat(secrets.getSecretValue(request -> request.secretId(NAME)).secretString()).isNull();
  }
}
