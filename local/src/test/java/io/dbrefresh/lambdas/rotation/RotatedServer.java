package io.dbrefresh.lambdas.rotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.sql.Answer;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.local.lambda.FunctionException;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.rds.server.ServerProgress;
import io.dbrefresh.local.rds.server.ServerStorage;
import io.dbrefresh.local.rds.server.Sql;
import io.dbrefresh.local.rds.storage.Volume;
import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server whose master login is in a secret, and Secrets Manager that calls the function. */
final class RotatedServer implements AutoCloseable {
  static final String SECRET = "my-db-login";
  private static final MasterUser MASTER = new MasterUser("master \"1\"", "it's-a-secret");

  final LocalSecretsManager secrets;
  final List<String> steps = new ArrayList<>();
  private final ServerStorage storage;
  private final Volume volume;
  private final String engine;
  private final int port = Sql.freePort();
  private Optional<String> failing = Optional.empty();

  RotatedServer(Path folder, String engine) throws IOException {
    this.engine = engine;
    storage =
        new ServerStorage(
            folder, new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE));
    volume = new Volume("rotated", Family.of(engine).orElseThrow());
    storage.create(volume, MASTER, Optional.of("app"));
    storage.start(volume, port);
    secrets =
        new LocalSecretsManager(
            folder.resolve("secrets"),
            this::invoke,
            "us-east-1",
            "123456789012",
            Clock.systemUTC());
    secrets.createSecret(it -> it.name(SECRET).secretString(value(MASTER.password()).toString()));
  }

  /** The login as Secrets Manager's own templates write it. */
  ObjectNode value(String password) {
    return StepJson.mapper()
        .createObjectNode()
        .put("engine", engine)
        .put("host", "127.0.0.1")
        .put("port", port)
        .put("username", MASTER.name())
        .put("password", password);
  }

  /** Invocations of {@code step} throw before they begin; or none do any more. */
  void failAt(Optional<String> step) {
    failing = step;
  }

  private String invoke(String function, String payload) {
    try {
      String step = StepJson.mapper().readTree(payload).path("Step").asText();
      steps.add(step);
      if (failing.filter(step::equals).isPresent()) {
        throw new FunctionException(new IllegalStateException("killed"));
      }
      new RotateSecret(secrets)
          .handleRequest(
              new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
              OutputStream.nullOutputStream(),
              null);
      return "null";
    } catch (RotationException refused) {
      throw new FunctionException(refused);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void rotate() {
    secrets.rotateSecret(
        it ->
            it.secretId(SECRET)
                .rotationLambdaARN("arn:aws:lambda:us-east-1:123456789012:function:rotate"));
  }

  ObjectNode current() {
    try {
      return (ObjectNode)
          StepJson.mapper()
              .readTree(secrets.getSecretValue(it -> it.secretId(SECRET)).secretString());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** What the server says to a value of the secret. */
  Answer.Kind answer(ObjectNode value) {
    return new Logins(Map.of())
        .probe(SecretLogin.parse(SECRET, value.toString()).login())
        .kind();
  }

  @Override
  public void close() {
    storage.close();
  }
}
