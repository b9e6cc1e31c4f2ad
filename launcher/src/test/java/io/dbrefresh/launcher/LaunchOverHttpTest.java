package io.dbrefresh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dbrefresh.launcher.command.DbRefresh;
import io.dbrefresh.launcher.process.Input;
import io.dbrefresh.launcher.process.Interrupts;
import io.dbrefresh.launcher.process.Pause;
import io.dbrefresh.launcher.process.Screen;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.RegionsOfThisHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's own client against an endpoint that speaks AWS JSON 1.0. */
class LaunchOverHttpTest {
  private static final String ARN = "arn:aws:states:us-east-1:123456789012:";

  private final HttpServer server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private volatile int status = 200;
  private @TempDir Path home = Path.of("");

  LaunchOverHttpTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void finds_the_machine_starts_it_and_prints_the_arn() throws IOException {
    answers.put(
        "AWSStepFunctions.ListStateMachines",
        "{\"stateMachines\": [{\"name\": \"dbrefresh\", \"creationDate\": 0, \"type\": \"STANDARD\","
            + " \"stateMachineArn\": \""
            + ARN
            + "stateMachine:dbrefresh\"}]}");
    answers.put(
        "AWSStepFunctions.StartExecution",
        "{\"executionArn\": \"" + ARN + "execution:dbrefresh:x\", \"startDate\": 0}");

    assertThat(launch()).isZero();
    assertThat(out.toString()).contains(ARN + "execution:dbrefresh:x");
    var request = new JsonMapper().readTree(asked.get(1));
    assertThat(request.path("stateMachineArn").textValue())
        .isEqualTo(ARN + "stateMachine:dbrefresh");
    assertThat(request.path("name").textValue()).startsWith("app1-mysqlinstd-");
    assertThat(new JsonMapper().readTree(request.path("input").textValue()).has("restore"))
        .isTrue();
  }

  @Test
  void says_how_to_deploy_when_there_is_no_machine() {
    answers.put("AWSStepFunctions.ListStateMachines", "{\"stateMachines\": []}");

    assertThat(launch()).isEqualTo(2);
    assertThat(err.toString()).contains("No state machine is called dbrefresh in us-east-1");
  }

  @Test
  void credentials_that_aws_refuses_end_with_4() {
    status = 400;
    answers.put(
        "AWSStepFunctions.ListStateMachines",
        "{\"__type\": \"UnrecognizedClientException\", \"message\": \"The token is invalid.\"}");

    assertThat(launch()).isEqualTo(4);
    assertThat(err.toString()).contains("does not accept the credentials", "aws sso login");
  }

  @Test
  void missing_permission_ends_with_3() {
    status = 400;
    answers.put(
        "AWSStepFunctions.ListStateMachines",
        "{\"__type\": \"AccessDeniedException\", \"message\": \"not authorized\"}");

    assertThat(launch()).isEqualTo(3);
  }

  @Test
  void an_endpoint_that_nobody_listens_at_ends_with_4() {
    server.stop(0);

    assertThat(launch()).isEqualTo(4);
    assertThat(err.toString()).contains("--endpoint-url").doesNotContain("\tat ");
  }

  private int launch() {
    Surroundings surroundings =
        new Surroundings(
            Path.of("..").toAbsolutePath().normalize(),
            home,
            Map.of(),
            "dba@host",
            Input.of(InputStream.nullInputStream(), false),
            Screen.pipe(),
            Clock.systemUTC(),
            Pause.wall(),
            new RegionsOfThisHost(Path.of("..")),
            new Interrupts(handler -> {}, () -> {}));
    return DbRefresh.commandLine("launch", surroundings, new PrintWriter(out), new PrintWriter(err))
        .execute(
            "launch",
            "mysqlinstd",
            "app1",
            "--region",
            "us-east-1",
            "--endpoint-url",
            "http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String operation = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    byte[] body = answers.getOrDefault(operation, "{}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
