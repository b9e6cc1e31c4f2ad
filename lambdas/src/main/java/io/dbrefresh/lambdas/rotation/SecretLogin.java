package io.dbrefresh.lambdas.rotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.statemachine.step.StepJson;
import java.util.List;
import java.util.Optional;

/**
 * The login in a version of a secret ("JSON structure of AWS Secrets Manager secrets": {@code
 * engine}, {@code host}, {@code port}, {@code username}, {@code password}, {@code dbname}).
 */
record SecretLogin(String arn, ObjectNode json) {
  private static final List<String> WHERE = List.of("engine", "host", "port", "username");

  static SecretLogin parse(String arn, String text) {
    try {
      JsonNode node = StepJson.mapper().readTree(text);
      if (node instanceof ObjectNode object) {
        return new SecretLogin(arn, object);
      }
    } catch (JsonProcessingException withTheValue) {
      // Its message may quote the secret.
    }
    throw new RotationException("The value of the secret " + arn + " is not a JSON object");
  }

  /** One that can be changed without changing this one. */
  SecretLogin copy() {
    return new SecretLogin(arn, json.deepCopy());
  }

  /** Whether both lead to the same user of the same database; the passwords may differ. */
  boolean isOfTheSameUserAs(SecretLogin other) {
    return WHERE.stream().allMatch(key -> json.path(key).equals(other.json.path(key)));
  }

  /** The login, to {@code dbname} where PostgreSQL's own is not meant. */
  Login login() {
    String engine = required("engine");
    Dialect dialect =
        Dialect.of(engine)
            .orElseThrow(
                () ->
                    new RotationException(
                        "The secret %s is of the engine %s, which is not rotated here"
                            .formatted(arn, engine)));
    int port = json.path("port").asInt(dialect == Dialect.MYSQL ? 3306 : 5432);
    return new Login(
        dialect,
        new Address(required("host"), port),
        Optional.of(json.path("dbname").asText()).filter(name -> !name.isEmpty()),
        required("username"),
        required("password"));
  }

  private String required(String key) {
    String value = json.path(key).asText();
    if (value.isEmpty()) {
      throw new RotationException(
          "The secret %s has no %s; attach it to its database (SecretTargetAttachment)"
              .formatted(arn, key));
    }
    return value;
  }

  /** Without the value. */
  @Override
  public String toString() {
    return "login in " + arn;
  }
}
