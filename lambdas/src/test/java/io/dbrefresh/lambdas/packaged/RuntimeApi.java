package io.dbrefresh.lambdas.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lambda's runtime API ("Using the Lambda runtime API for custom runtimes") for one function. */
final class RuntimeApi implements AutoCloseable {
  private static final String RUNTIME = "/2018-06-01/runtime/";

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private int invocations;

  /**
   * What a function said.
   *
   * @param kind {@code response}, {@code error}, {@code init} (it could not start), or {@code
   *     restore} (it is ready to be frozen)
   */
  record Said(String kind, JsonNode body) {
    String errorType() {
      return body.path("errorType").asText();
    }
  }

  RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(RUNTIME, this::serve);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Hands an event to the function. */
  void invoke(String event) {
    events.add(event);
  }

  /** What the function says next; where it says nothing, the failure shows what it is doing. */
  Said next(int seconds, FunctionProcess function) throws IOException, InterruptedException {
    Said next = said.poll(seconds, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError(
          "The function said nothing for %d s\n%s".formatted(seconds, function.stacks()));
    }
    return next;
  }

  /** Each connection serves one request: the client's next one never meets a server's hang-up. */
  private void serve(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Connection", "close");
    String path = exchange.getRequestURI().getPath().substring(RUNTIME.length());
    if (path.equals("invocation/next")) {
      hand(exchange);
    } else if (path.equals("restore/next")) {
      said.add(new Said("restore", StepJson.mapper().createObjectNode()));
      Answers.send(exchange, 200, "application/json", "");
    } else {
      JsonNode body = StepJson.mapper().readTree(exchange.getRequestBody());
      said.add(new Said(kind(path), body));
      Answers.send(exchange, 202, "application/json", "{}");
    }
  }

  private static String kind(String path) {
    return path.startsWith("invocation/") ? path.substring(path.lastIndexOf('/') + 1) : "init";
  }

  private void hand(HttpExchange exchange) throws IOException {
    String event = take();
    if (event == null) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "request-" + ++invocations);
    exchange
        .getResponseHeaders()
        .add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
    exchange
        .getResponseHeaders()
        .add(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:us-east-1:123456789012:function:packaged");
    Answers.send(exchange, 200, "application/json", event);
  }

  private @Nullable String take() {
    try {
      return events.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
