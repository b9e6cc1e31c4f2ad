package io.dbrefresh.lambdas.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.sql.Answer;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four steps of a rotation, on real servers. */
class RotateSecretTest {
  @TempDir Path folder;
  private Optional<RotatedServer> opened = Optional.empty();

  private RotatedServer open(String engine) throws Exception {
    RotatedServer server = new RotatedServer(folder, engine);
    opened = Optional.of(server);
    return server;
  }

  @AfterEach
  void close() {
    opened.ifPresent(RotatedServer::close);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"postgres", "mysql", "mariadb", "aurora-postgresql"})
  void a_rotation_gives_server_and_secret_another_password(String engine) throws Exception {
    RotatedServer server = open(engine);
    ObjectNode before = server.current();
    server.rotate();
    ObjectNode after = server.current();
    assertThat(server.steps)
        .containsExactly("createSecret", "setSecret", "testSecret", "finishSecret");
    assertThat(after.path("password").asText())
        .hasSize(30)
        .isNotEqualTo(before.path("password").asText());
    assertThat(after).isEqualTo(before.deepCopy().put("password", after.path("password").asText()));
    assertThat(server.answer(after)).isEqualTo(Answer.Kind.WELCOME);
    assertThat(server.answer(server.value("it's-a-secret"))).isEqualTo(Answer.Kind.REFUSED);
    server.rotate();
    assertThat(server.answer(server.current())).isEqualTo(Answer.Kind.WELCOME);
    assertThat(server.answer(after)).isEqualTo(Answer.Kind.REFUSED);
  }

  @ParameterizedTest(name = "killed before {0}")
  @ValueSource(strings = {"setSecret", "testSecret", "finishSecret"})
  void a_rotation_that_was_cut_off_goes_on_when_its_steps_are_repeated(String step)
      throws Exception {
    RotatedServer server = open("postgres");
    server.failAt(Optional.of(step));
    server.rotate();
    String token = pending(server);
    server.failAt(Optional.empty());
    for (String each : List.of("createSecret", "setSecret", "testSecret", "finishSecret")) {
      call(server, each, token);
      call(server, each, token);
    }
    assertThat(server.answer(server.current())).isEqualTo(Answer.Kind.WELCOME);
    assertThat(pending(server)).isEqualTo(token);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"host", "username"})
  void a_new_version_that_leads_elsewhere_is_refused(String key) throws Exception {
    RotatedServer server = open("postgres");
    server.failAt(Optional.of("setSecret"));
    server.rotate();
    String token = pending(server);
    ObjectNode elsewhere = server.value("chosen-by-somebody");
    elsewhere.put(key, key.equals("host") ? "localhost" : "postgres");
    server.secrets.updateSecretVersionStage(
        it ->
            it.secretId(RotatedServer.SECRET)
                .versionStage("AWSPENDING")
                .removeFromVersionId(token));
    server.secrets.putSecretValue(
        it ->
            it.secretId(RotatedServer.SECRET)
                .clientRequestToken("00000000-0000-0000-0000-00000000000a")
                .secretString(elsewhere.toString())
                .versionStages("AWSPENDING"));
    server.failAt(Optional.empty());
    assertThatThrownBy(() -> call(server, "setSecret", "00000000-0000-0000-0000-00000000000a"))
        .isInstanceOf(RotationException.class)
        .hasMessageContaining("is for another user or database")
        .hasMessageNotContaining("chosen-by-somebody");
    assertThat(server.answer(server.current())).isEqualTo(Answer.Kind.WELCOME);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"postgres", "mysql"})
  void a_password_that_was_changed_by_hand_is_named_not_shown(String engine) throws Exception {
    RotatedServer server = open(engine);
    server.failAt(Optional.of("setSecret"));
    server.rotate();
    server.secrets.putSecretValue(
        it ->
            it.secretId(RotatedServer.SECRET)
                .secretString(server.value("wrong-password").toString())
                .versionStages("AWSCURRENT", "AWSPREVIOUS"));
    server.failAt(Optional.empty());
    assertThatThrownBy(() -> call(server, "setSecret", pending(server)))
        .isInstanceOf(RotationException.class)
        .hasMessageContaining("Neither the current nor the previous password")
        .hasMessageNotContaining("wrong-password");
  }

  private static String pending(RotatedServer server) {
    return server
        .secrets
        .describeSecret(it -> it.secretId(RotatedServer.SECRET))
        .versionIdsToStages()
        .entrySet()
        .stream()
        .filter(version -> version.getValue().contains("AWSPENDING"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static void call(RotatedServer server, String step, String token) throws Exception {
    String event =
        "{\"Step\": \"%s\", \"SecretId\": \"%s\", \"ClientRequestToken\": \"%s\"}"
            .formatted(step, RotatedServer.SECRET, token);
    new RotateSecret(server.secrets)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            null);
  }
}
