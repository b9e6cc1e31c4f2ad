package io.dbrefresh.launcher.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An endpoint on the loopback interface that answers the few calls of a rehearsal, and of the
 * benchmark.
 */
public final class StageEndpoint implements AutoCloseable {
  private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
  private static final String SECRET =
      "{\"ARN\":\"arn:aws:secretsmanager:us-east-1:123456789012:secret:rehearsal\"}";
  private static final String MACHINES =
      """
      {"stateMachines": [{"name": "dbrefresh", "type": "STANDARD", "creationDate": 0,
        "stateMachineArn": "%sstateMachine:dbrefresh"}]}"""
          .formatted(ARN);
  private static final String STARTED =
      """
      {"executionArn": "%sexecution:dbrefresh:rehearsal", "startDate": 0}"""
          .formatted(ARN);
  private static final String HISTORY =
      """
      {"events": [
        {"id": 4, "type": "ExecutionSucceeded", "timestamp": 4,
         "executionSucceededEventDetails": {"output": "{\\"steps\\":[{\\"step\\":\\"prepare\\"}]}"}},
        {"id": 3, "type": "TaskStateExited", "timestamp": 3,
         "stateExitedEventDetails": {"name": "prepare", "output": "{\\"detail\\":\\"done\\"}"}},
        {"id": 2, "type": "TaskStateEntered", "timestamp": 2,
         "stateEnteredEventDetails": {"name": "prepare"}},
        {"id": 1, "type": "ExecutionStarted", "timestamp": 1}]}""";
  private static final Map<String, String> ANSWERS =
      Map.of(
          "AWSStepFunctions.ListStateMachines", MACHINES,
          "AWSStepFunctions.StartExecution", STARTED,
          "AWSStepFunctions.GetExecutionHistory", HISTORY,
          "secretsmanager.CreateSecret", SECRET,
          "DynamoDB_20120810.Scan", "{\"Items\": [{\"dbinstance\": {\"S\": \"rehearsal\"}}]}");
  private static final String RDS =
      """
      <DescribeResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBInstancesResult>
      <DBInstances><DBInstance><DBInstanceIdentifier>rehearsal</DBInstanceIdentifier></DBInstance>
      </DBInstances></DescribeDBInstancesResult></DescribeResponse>""";

  private final HttpServer server;

  /** Prints its URL, and answers until the process is ended. */
  @SuppressWarnings("resource") // open as long as the process
  public static void main(String[] arguments) throws IOException {
    System.out.println(new StageEndpoint().url());
  }

  StageEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", StageEndpoint::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String text = operation == null ? RDS : ANSWERS.getOrDefault(operation, "{}");
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
