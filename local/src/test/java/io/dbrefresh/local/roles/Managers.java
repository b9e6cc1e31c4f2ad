package io.dbrefresh.local.roles;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.rds.server.PostgresOfVersion;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.RdsUtilities;
import software.amazon.awssdk.services.rds.model.GenerateAuthenticationTokenRequest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** The role manager's handler, beside a server that trusts whoever connects. */
final class Managers {
  private final Map<String, String> environment = new TreeMap<>();

  Managers(PostgresOfVersion server, String database) {
    environment.put("DB_HOST", "127.0.0.1");
    environment.put("DB_PORT", Integer.toString(server.port()));
    environment.put("DB_USER", "postgres");
    environment.put("DB_NAME", database);
    environment.put("DB_SECRET_ARN", "master");
  }

  Managers with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Managers without(String variable) {
    environment.remove(variable);
    return this;
  }

  JsonNode manage() {
    return invoke("{\"action\": \"manage\"}");
  }

  JsonNode check() {
    return invoke("{\"action\": \"check\"}");
  }

  JsonNode invoke(String event) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler()
          .handleRequest(
              new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
      return StepJson.mapper().readTree(answer.toByteArray());
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private RequestStreamHandler handler() throws ReflectiveOperationException {
    Constructor<?> constructor =
        Class.forName("io.dbrefresh.lambdas.roles.RoleManager")
            .getDeclaredConstructor(
                RdsClient.class, IamClient.class, SecretsManagerClient.class, Map.class);
    constructor.setAccessible(true);
    return (RequestStreamHandler)
        constructor.newInstance(new AnyToken(), new NoPolicies(), new OnePassword(), environment);
  }

  /** The server trusts, so any token will do. */
  private static final class AnyToken implements RdsClient, RdsUtilities {
    @Override
    public RdsUtilities utilities() {
      return this;
    }

    @Override
    public String generateAuthenticationToken(GenerateAuthenticationTokenRequest request) {
      return "token";
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  /** No policy is the manager's. */
  private static final class NoPolicies implements IamClient {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  /** The secret of the master. */
  private static final class OnePassword implements SecretsManagerClient {
    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      return GetSecretValueResponse.builder().secretString("{\"password\": \"any\"}").build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
