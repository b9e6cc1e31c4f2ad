package io.dbrefresh.lambdas.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepJson;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Reads and writes the versions of one secret. */
final class SecretVersions {
  private final SecretsManagerClient secrets;
  private final String secret;

  SecretVersions(SecretsManagerClient secrets, String secret) {
    this.secrets = secrets;
    this.secret = secret;
  }

  /** The version of this id; empty when there is none. */
  Optional<ObjectNode> version(String id) {
    return value(GetSecretValueRequest.builder().secretId(secret).versionId(id).build());
  }

  /** The version that {@code AWSCURRENT} is on; empty when the secret has no value. */
  Optional<ObjectNode> current() {
    return value(GetSecretValueRequest.builder().secretId(secret).build());
  }

  /** Adds a version. Its id makes a repeated call harmless. */
  void put(String id, ObjectNode value, String stage) {
    secrets.putSecretValue(
        put ->
            put.secretId(secret)
                .clientRequestToken(id)
                .secretString(value.toString())
                .versionStages(stage));
  }

  private Optional<ObjectNode> value(GetSecretValueRequest request) {
    try {
      GetSecretValueResponse response = secrets.getSecretValue(request);
      return Optional.ofNullable(response.secretString()).map(SecretVersions::parsed);
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  /** A value that is no JSON object is a bare password. */
  private static ObjectNode parsed(String value) {
    try {
      JsonNode node = StepJson.mapper().readTree(value);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      return StepJson.mapper().createObjectNode().put("password", value);
    }
    return StepJson.mapper().createObjectNode().put("password", value);
  }
}
