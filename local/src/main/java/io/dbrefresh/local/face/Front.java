package io.dbrefresh.local.face;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.dbrefresh.local.face.http.Answer;
import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Parameters;
import io.dbrefresh.local.face.http.Refusal;
import io.dbrefresh.local.face.operation.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hands each request to the service that its signature names; without one, to S3. */
final class Front implements HttpHandler {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int FORBIDDEN = 403;
  private static final int NOT_OFFERED = 501;
  private static final int NO_BODY = -1;

  private final Map<String, Protocol> services;
  private final Protocol unsigned;
  private final String region;

  /** {@code services} by the names that signatures have for them. */
  Front(Map<String, Protocol> services, String region) {
    this.services = Map.copyOf(services);
    this.unsigned = services.get(Served.S3);
    this.region = region;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = call(exchange);
      String requestId = UUID.randomUUID().toString();
      Answer answer =
          answer(call).with("x-amzn-RequestId", requestId).with("x-amz-request-id", requestId);
      send(exchange, answer);
    }
  }

  private static Call call(HttpExchange exchange) {
    Map<String, List<String>> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        Parameters.of(exchange.getRequestURI().getRawQuery()),
        headers,
        exchange.getRequestBody());
  }

  private Answer answer(Call call) {
    Optional<Scope> scope = Scope.of(call);
    Protocol protocol =
        scope.map(signed -> services.get(signed.service())).orElseGet(() -> resembling(call));
    Optional<Refusal> refusal = Hosts.refused(call).or(() -> refused(call, scope));
    if (refusal.isPresent()) {
      return protocol.refused(refusal.get(), call);
    }
    try {
      return protocol.answer(call);
    } catch (RuntimeException thrown) {
      return protocol.refused(thrown, call);
    }
  }

  /** Who is not signed for a service of the region is S3's, or is refused in a form it can read. */
  private Protocol resembling(Call call) {
    boolean json = call.header("X-Amz-Target").isPresent();
    boolean form = call.header("Content-Type").orElse("").startsWith(FORM);
    Protocol like = services.get(json ? "dynamodb" : form ? "rds" : Served.S3);
    return like == null ? unsigned : like;
  }

  private Optional<Refusal> refused(Call call, Optional<Scope> scope) {
    if (scope.isPresent()) {
      return refused(scope.get());
    }
    return resembling(call) == unsigned
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                FORBIDDEN,
                "MissingAuthenticationToken",
                "The request is not signed: nothing says for which service it is"));
  }

  private Optional<Refusal> refused(Scope scope) {
    if (!services.containsKey(scope.service())) {
      return Optional.of(
          new Refusal(
              NOT_OFFERED,
              "NotImplemented",
              "The local region has no service "
                  + scope.service()
                  + "; it has "
                  + services.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }
    return scope.region().equals(region)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                FORBIDDEN,
                "SignatureDoesNotMatch",
                "Credential should be scoped to a valid region: this is %s, not %s"
                    .formatted(region, scope.region())));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    try (InputStream body = answer.body()) {
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", contentLength(answer));
        exchange.sendResponseHeaders(answer.status(), NO_BODY);
        return;
      }
      exchange.sendResponseHeaders(
          answer.status(), answer.length() == 0 ? NO_BODY : answer.length());
      if (answer.length() > 0) {
        OutputStream out = exchange.getResponseBody();
        body.transferTo(out);
        out.close();
      }
    }
  }

  /** What a HEAD says of a body that is not sent. */
  private static String contentLength(Answer answer) {
    return answer.headers().getOrDefault("Content-Length", Long.toString(answer.length()));
  }
}
