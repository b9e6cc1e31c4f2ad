package io.dbrefresh.lambdas.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint that speaks the services' protocols: it either denies every call, or knows the old
 * target, the temp database and the lock of one run, and takes every change.
 */
final class FakeAws implements AutoCloseable {
  private static final Pattern FORM = Pattern.compile("(?:^|&)(\\w+)=([^&]*)");
  private static final String ARN = "arn:aws:rds:us-east-1:123456789012:db:";

  private final HttpServer server;
  private final RefreshPlan plan;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile boolean denying;

  FakeAws(RefreshPlan plan) throws IOException {
    this.plan = plan;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Whether every call is denied from now on. */
  void deny(boolean all) {
    denying = all;
  }

  /** The operations that were called, one entry a call. */
  List<String> calls() {
    return calls;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null) {
      json(exchange, target.substring(target.indexOf('.') + 1), StepJson.mapper().readTree(body));
    } else if (body.contains("Action=")) {
      query(exchange, body);
    } else {
      s3(exchange);
    }
  }

  private void json(HttpExchange exchange, String operation, JsonNode request) throws IOException {
    calls.add(operation);
    if (denying) {
      refuse(exchange, "AccessDeniedException");
      return;
    }
    switch (operation) {
      case "GetItem" -> answer(exchange, item(request.path("TableName").asText()));
      case "Scan" -> answer(exchange, "{\"Items\":[]}");
      case "GetRandomPassword" -> answer(exchange, "{\"RandomPassword\":\"packaged\"}");
      case "GetSecretValue" -> refuse(exchange, "ResourceNotFoundException");
      case "DescribeExecution" -> refuse(exchange, "ExecutionDoesNotExist");
      default -> answer(exchange, "{}");
    }
  }

  private static void refuse(HttpExchange exchange, String type) throws IOException {
    Answers.send(
        exchange,
        400,
        "application/x-amz-json-1.0",
        "{\"__type\":\"%s\",\"message\":\"refused\"}".formatted(type));
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    Answers.send(exchange, 200, "application/x-amz-json-1.0", body);
  }

  private String item(String table) throws IOException {
    if (!table.equals(MachineEvents.LOCK_TABLE)) {
      return "{}";
    }
    ObjectNode answer = StepJson.mapper().createObjectNode();
    ObjectNode item = answer.putObject("Item");
    Map<String, String> texts =
        Map.of(
            "target",
            plan.target().names().instance(),
            "owner",
            plan.run(),
            "executionArn",
            "arn",
            "acquiredAt",
            "2026-01-31T02:00:00Z",
            "plan",
            StepJson.mapper().writeValueAsString(plan));
    texts.forEach((name, text) -> item.putObject(name).put("S", text));
    item.putObject("fence").put("N", Long.toString(plan.fence()));
    return answer.toString();
  }

  private void query(HttpExchange exchange, String body) throws IOException {
    Matcher form = FORM.matcher(body);
    String action = "";
    String instance = "";
    while (form.find()) {
      action = form.group(1).equals("Action") ? form.group(2) : action;
      instance = form.group(1).equals("DBInstanceIdentifier") ? form.group(2) : instance;
    }
    calls.add(action);
    if (denying) {
      fault(exchange, 403, "AccessDenied");
    } else if (!action.equals("DescribeDBInstances") || instance.isEmpty()) {
      result(exchange, action, "");
    } else if (instance.equals(plan.target().temp().instance())
        || instance.equals(plan.target().names().instance())) {
      result(exchange, action, "<DBInstances>" + described(instance) + "</DBInstances>");
    } else {
      fault(exchange, 404, "DBInstanceNotFound");
    }
  }

  private static void fault(HttpExchange exchange, int status, String code) throws IOException {
    Answers.send(
        exchange,
        status,
        "text/xml",
        "<ErrorResponse><Error><Code>%s</Code><Message>refused</Message></Error></ErrorResponse>"
            .formatted(code));
  }

  private static void result(HttpExchange exchange, String action, String content)
      throws IOException {
    Answers.send(
        exchange,
        200,
        "text/xml",
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, content));
  }

  private String described(String instance) {
    boolean temp = instance.equals(plan.target().temp().instance());
    return """
    <DBInstance><DBInstanceIdentifier>%1$s</DBInstanceIdentifier><DBInstanceArn>%2$s%1$s</DBInstanceArn>
    <DbiResourceId>db-%1$s</DbiResourceId><DBInstanceStatus>available</DBInstanceStatus><Engine>mysql</Engine>
    <Endpoint><Address>127.0.0.1</Address><Port>1</Port></Endpoint><TagList>
    <Tag><Key>refresh</Key><Value>true</Value></Tag>%3$s</TagList></DBInstance>\
    """
        .formatted(
            instance,
            ARN,
            temp
                ? "<Tag><Key>refresh-execution</Key><Value>%s</Value></Tag>".formatted(plan.run())
                : "");
  }

  private void s3(HttpExchange exchange) throws IOException {
    calls.add("S3");
    boolean list = String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type");
    if (denying || !list) {
      Answers.send(
          exchange,
          denying ? 403 : 404,
          "application/xml",
          "<Error><Code>%s</Code></Error>".formatted(denying ? "AccessDenied" : "NoSuchKey"));
    } else {
      Answers.send(exchange, 200, "application/xml", "<ListBucketResult></ListBucketResult>");
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
