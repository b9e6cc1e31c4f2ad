package io.dbrefresh.launcher.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Passwords of databases, from Secrets Manager. */
public final class Secrets {
  private static final JsonMapper JSON = new JsonMapper();

  private final SecretsManagerClient secrets;

  /** Reads from {@code secrets}. */
  public Secrets(SecretsManagerClient secrets) {
    this.secrets = secrets;
  }

  /**
   * The login in a secret: {@code {"username": …, "password": …}}, as rotation functions have it,
   * or the password alone.
   *
   * @param otherwise the user, where the secret names none
   * @return empty when there is no such secret
   */
  public Optional<Login> login(String secret, String otherwise) {
    GetSecretValueRequest request = GetSecretValueRequest.builder().secretId(secret).build();
    try {
      return Optional.of(parse(secrets.getSecretValue(request).secretString(), secret, otherwise));
    } catch (ResourceNotFoundException unknown) {
      return Optional.empty();
    }
  }

  private static Login parse(String value, String secret, String otherwise) {
    try {
      JsonNode node = JSON.readTree(value);
      if (node.path("password").isTextual()) {
        String user = node.path("username").asText(otherwise);
        return new Login(user, node.path("password").textValue(), secret);
      }
    } catch (JsonProcessingException passwordAlone) {
      return new Login(otherwise, value, secret);
    }
    return new Login(otherwise, value, secret);
  }
}
