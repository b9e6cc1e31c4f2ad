package io.dbrefresh.local.face;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.dbrefresh.local.face.http.Answer;
import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Refusal;
import io.dbrefresh.local.face.operation.Protocol;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hands each request to the service that its signature names; without one, to S3. */
final class Front implements HttpHandler {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int FORBIDDEN = 403;
  private static final int NOT_OFFERED = 501;

  private final Map<String, Map<String, Protocol>> regions;
  private final Map<String, Protocol> services;
  private final Protocol unsigned;
  private final String region;

  /**
   * What is offered in each region; {@code region} is that of requests which do not say.
   *
   * @param offers by the names that signatures have for regions
   */
  Front(Map<String, Offer> offers, String region) {
    regions =
        offers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().services()));
    this.services = regions.getOrDefault(region, Map.of());
    this.unsigned = services.getOrDefault(Offer.S3, services.values().iterator().next());
    this.region = region;
  }

  private Map<String, Protocol> inRegion(String name) {
    return regions.getOrDefault(name, services);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = Exchanges.call(exchange);
      String requestId = UUID.randomUUID().toString();
      Answer answer =
          answer(call).with("x-amzn-RequestId", requestId).with("x-amz-request-id", requestId);
      Exchanges.send(exchange, answer);
    }
  }

  /** A region that is cut off does not answer: the connection ends. */
  private Answer answer(Call call) throws IOException {
    Optional<Scope> scope = Scope.of(call);
    Protocol protocol =
        scope
            .map(signed -> inRegion(signed.region()).get(signed.service()))
            .orElseGet(() -> resembling(call));
    Optional<Refusal> refusal = Hosts.refused(call).or(() -> refused(call, scope));
    if (refusal.isPresent()) {
      return protocol.refused(refusal.get(), call);
    }
    try {
      return protocol.answer(call);
    } catch (RuntimeException thrown) {
      if (thrown.getCause() instanceof ConnectException unreachable) {
        throw unreachable;
      }
      return protocol.refused(thrown, call);
    }
  }

  /** Who is not signed for a service of the region is S3's, or is refused in a form it can read. */
  private Protocol resembling(Call call) {
    boolean json = call.header("X-Amz-Target").isPresent();
    boolean form = call.header("Content-Type").orElse("").startsWith(FORM);
    return services.getOrDefault(json ? "dynamodb" : form ? "rds" : Offer.S3, unsigned);
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
    Map<String, Protocol> offered = inRegion(scope.region());
    if (!offered.containsKey(scope.service())) {
      return Optional.of(
          new Refusal(
              NOT_OFFERED,
              "NotImplemented",
              "The local region has no service "
                  + scope.service()
                  + "; it has "
                  + offered.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }
    return regions.containsKey(scope.region())
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                FORBIDDEN,
                "SignatureDoesNotMatch",
                "Credential should be scoped to a valid region: this is %s, not %s"
                    .formatted(region, scope.region())));
  }
}
