package io.dbrefresh.local.secretsmanager;

import static io.dbrefresh.local.secretsmanager.SecretFixture.FIRST;
import static io.dbrefresh.local.secretsmanager.SecretFixture.NAME;
import static io.dbrefresh.local.secretsmanager.SecretFixture.NOW;
import static io.dbrefresh.local.secretsmanager.SecretFixture.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.local.lambda.FunctionException;
import io.dbrefresh.local.lambda.Functions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class RotationTest {
  private static final String FUNCTION =
      "arn:aws:lambda:us-east-1:123456789012:function:RotationFunction";

  @TempDir Path folder;
  final List<String> steps = new ArrayList<>();

  /** Does in each step what a rotation function does. */
  private final Functions rotation =
      (function, payload) -> {
        JsonNode event = json(payload);
        String step = event.get("Step").textValue();
        String token = event.get("ClientRequestToken").textValue();
        String id = event.get("SecretId").textValue();
        SecretsManagerClient secrets = SecretFixture.open(folder);
        steps.add(step);
        if (step.equals("createSecret")) {
          secrets.putSecretValue(
              request ->
                  request
                      .secretId(id)
                      .clientRequestToken(token)
                      .secretString("rotated")
                      .versionStages("AWSPENDING"));
        }
        if (step.equals("finishSecret")) {
          secrets.updateSecretVersionStage(
              request ->
                  request
                      .secretId(id)
                      .versionStage("AWSCURRENT")
                      .moveToVersionId(token)
                      .removeFromVersionId(FIRST));
        }
        return "null";
      };

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private SecretsManagerClient with(Functions functions) {
    SecretFixture.withSecret(folder);
    return SecretFixture.open(folder, functions, NOW);
  }

  private static DescribeSecretResponse describe(SecretsManagerClient secrets) {
    return secrets.describeSecret(request -> request.secretId(NAME));
  }

  @Test
  void takes_the_function_through_its_four_steps() {
    SecretsManagerClient secrets = with(rotation);
    secrets.rotateSecret(
        request ->
            request
                .secretId(NAME)
                .clientRequestToken(SECOND)
                .rotationLambdaARN(FUNCTION)
                .rotationRules(rules -> rules.automaticallyAfterDays(30L)));
    assertThat(steps).containsExactly("createSecret", "setSecret", "testSecret", "finishSecret");
    assertThat(secrets.getSecretValue(request -> request.secretId(NAME)).secretString())
        .isEqualTo("rotated");
    assertThat(describe(secrets))
        .satisfies(
            described -> {
              assertThat(described.versionIdsToStages())
                  .isEqualTo(Map.of(FIRST, List.of("AWSPREVIOUS"), SECOND, List.of("AWSCURRENT")));
              assertThat(described.rotationEnabled()).isTrue();
              assertThat(described.rotationLambdaARN()).isEqualTo(FUNCTION);
              assertThat(described.lastRotatedDate()).isEqualTo(NOW);
              assertThat(described.nextRotationDate()).isEqualTo(NOW.plus(Duration.ofDays(30)));
            });
  }

  @Test
  void records_a_schedule_without_rotating() {
    SecretsManagerClient secrets = with(rotation);
    secrets.rotateSecret(
        request ->
            request
                .secretId(NAME)
                .rotationLambdaARN(FUNCTION)
                .rotateImmediately(false)
                .rotationRules(rules -> rules.scheduleExpression("rate(10 days)")));
    assertThat(steps).isEmpty();
    assertThat(describe(secrets).rotationRules().scheduleExpression()).isEqualTo("rate(10 days)");
    assertThat(describe(secrets).versionIdsToStages())
        .isEqualTo(Map.of(FIRST, List.of("AWSCURRENT")));
  }

  @Test
  void leaves_a_failed_rotation_pending_and_the_current_value_alone() {
    SecretsManagerClient secrets =
        with(
            (function, payload) -> {
              if (payload.contains("setSecret")) {
                throw new FunctionException(new IllegalStateException("no connection"));
              }
              return rotation.invoke(function, payload);
            });
    secrets.rotateSecret(
        request -> request.secretId(NAME).clientRequestToken(SECOND).rotationLambdaARN(FUNCTION));
    assertThat(secrets.getSecretValue(request -> request.secretId(NAME)).secretString())
        .isEqualTo("one");
    assertThat(describe(secrets).versionIdsToStages()).containsEntry(SECOND, List.of("AWSPENDING"));
    assertThat(describe(secrets).lastRotatedDate()).isNull();
    assertThatThrownBy(() -> secrets.rotateSecret(request -> request.secretId(NAME)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("A previous rotation isn't complete.");
  }

  @Test
  void refuses_to_rotate_with_no_function_or_one_it_cannot_invoke() {
    SecretsManagerClient secrets = SecretFixture.withSecret(folder);
    assertThatThrownBy(() -> secrets.rotateSecret(request -> request.secretId(NAME)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("No Lambda rotation function ARN is associated with this secret.");
    assertThatThrownBy(
            () ->
                secrets.rotateSecret(request -> request.secretId(NAME).rotationLambdaARN(FUNCTION)))
        .isInstanceOfSatisfying(
            SecretsManagerException.class,
            denied ->
                assertThat(denied.awsErrorDetails().errorCode())
                    .isEqualTo("AccessDeniedException"));
    assertThat(describe(secrets).versionIdsToStages())
        .isEqualTo(Map.of(FIRST, List.of("AWSCURRENT")));
  }
}
