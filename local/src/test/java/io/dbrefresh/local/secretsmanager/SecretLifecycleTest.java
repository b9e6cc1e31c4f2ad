package io.dbrefresh.local.secretsmanager;

import static io.dbrefresh.local.secretsmanager.SecretFixture.FIRST;
import static io.dbrefresh.local.secretsmanager.SecretFixture.NAME;
import static io.dbrefresh.local.secretsmanager.SecretFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class SecretLifecycleTest {
  @TempDir Path folder;

  @Test
  void finds_a_secret_by_name_and_by_arn_with_and_without_suffix() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    String arn = secrets.describeSecret(request -> request.secretId(NAME)).arn();
    assertThat(arn)
        .matches(
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:" + NAME + "-[A-Za-z0-9]{6}");
    for (String id : new String[] {arn, arn.substring(0, arn.length() - 7)}) {
      assertThat(secrets.getSecretValue(request -> request.secretId(id)).secretString())
          .isEqualTo("one");
    }
    assertThatThrownBy(() -> secrets.getSecretValue(request -> request.secretId(NAME + "2")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Secrets Manager can't find the specified secret.");
  }

  @Test
  void creates_the_same_secret_once_and_no_other_of_its_name() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    assertThat(
            secrets
                .createSecret(
                    request -> request.name(NAME).clientRequestToken(FIRST).secretString("one"))
                .versionId())
        .isEqualTo(FIRST);
    assertThatThrownBy(
            () -> secrets.createSecret(request -> request.name(NAME).secretString("one")))
        .isInstanceOf(ResourceExistsException.class)
        .hasMessageContaining(
            "The operation failed because the secret " + NAME + " already exists.");
    assertThatThrownBy(() -> secrets.createSecret(request -> request.name("no blanks")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Invalid name.");
  }

  @Test
  void keeps_values_where_only_their_owner_reads_them() throws IOException {
    SecretFixture.withSecret(folder.resolve("secrets"));
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void marks_for_deletion_restores_and_forgets_when_the_window_is_over() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    assertThat(
            secrets
                .deleteSecret(request -> request.secretId(NAME).recoveryWindowInDays(7L))
                .deletionDate())
        .isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThatThrownBy(() -> secrets.getSecretValue(request -> request.secretId(NAME)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("because it was marked for deletion.");
    assertThatThrownBy(() -> secrets.createSecret(request -> request.name(NAME)))
        .hasMessageContaining("already scheduled for deletion.");
    assertThat(secrets.listSecrets().secretList()).isEmpty();
    secrets.restoreSecret(request -> request.secretId(NAME));
    assertThat(secrets.listSecrets().secretList()).hasSize(1);
    secrets.deleteSecret(request -> request.secretId(NAME));
    SecretsManagerClient later =
        SecretFixture.open(folder, (function, event) -> "", NOW.plus(Duration.ofDays(31)));
    assertThatThrownBy(() -> later.describeSecret(request -> request.secretId(NAME)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void deletes_at_once_on_request_and_minds_not_if_nothing_is_there() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    for (int i = 0; i < 2; i++) {
      secrets.deleteSecret(request -> request.secretId(NAME).forceDeleteWithoutRecovery(true));
    }
    assertThatThrownBy(() -> secrets.deleteSecret(request -> request.secretId(NAME)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () ->
                secrets.deleteSecret(
                    request ->
                        request
                            .secretId(NAME)
                            .forceDeleteWithoutRecovery(true)
                            .recoveryWindowInDays(7L)))
        .hasMessageContaining("in conjunction with RecoveryWindowInDays");
  }

  @Test
  void tags_untags_describes_and_filters() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    secrets.createSecret(request -> request.name("other").description("of nobody"));
    secrets.tagResource(
        request ->
            request
                .secretId(NAME)
                .tags(
                    Tag.builder().key("refresh").value("true").build(),
                    Tag.builder().key("team").value("dba").build()));
    secrets.untagResource(request -> request.secretId(NAME).tagKeys("team"));
    assertThat(secrets.describeSecret(request -> request.secretId(NAME)).tags())
        .containsExactly(Tag.builder().key("refresh").value("true").build());
    assertThat(
            secrets
                .listSecrets(
                    request ->
                        request.filters(
                            Filter.builder().key("name").values("/development/").build()))
                .secretList())
        .extracting("name")
        .containsExactly(NAME);
    assertThat(
            secrets.listSecretsPaginator(request -> request.maxResults(1)).stream()
                .mapToInt(page -> page.secretList().size()))
        .containsExactly(1, 1);
  }
}
