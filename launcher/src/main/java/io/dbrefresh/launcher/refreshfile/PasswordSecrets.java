package io.dbrefresh.launcher.refreshfile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Keeps passwords of a refresh file in Secrets Manager, as {@code {"password": "…"}}. */
final class PasswordSecrets {
  private final SecretsManagerClient secrets;
  private final String name;
  private final List<String> used = new ArrayList<>();

  PasswordSecrets(SecretsManagerClient secrets, String application, String target) {
    this.secrets = secrets;
    this.name = "/dbrefresh/" + application + "/" + target + "/temppwd";
  }

  /** Keeps {@code password}; a file with several of them gets a secret for each. */
  String keep(String password) {
    String secret = used.isEmpty() ? name : name + "-" + (used.size() + 1);
    used.add(secret);
    String value = JsonNodeFactory.instance.objectNode().put("password", password).toString();
    try {
      return secrets.createSecret(creation(secret, value)).arn();
    } catch (ResourceExistsException existing) {
      return secrets
          .putSecretValue(
              PutSecretValueRequest.builder().secretId(secret).secretString(value).build())
          .arn();
    }
  }

  private static CreateSecretRequest creation(String secret, String value) {
    return CreateSecretRequest.builder()
        .name(secret)
        .description("temppwd of a refresh file, moved here by dbrefresh")
        .secretString(value)
        .tags(Tag.builder().key("refresh").value("true").build())
        .build();
  }

  List<String> names() {
    return List.copyOf(used);
  }
}
