package io.dbrefresh.local.face.rest;

import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.operation.Operation;
import io.dbrefresh.local.face.operation.Operations;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * Finds the operation that a request is for. Methods and paths are those that the SDK sends
 * requests to, which it keeps in a private constant of each operation's marshaller.
 */
public final class Routes {
  private static final String BINDING = "SDK_OPERATION_BINDING";

  private final Operations operations;
  private List<Route> routes = List.of();

  /** The routes to {@code operations}. */
  public Routes(Operations operations) {
    this.operations = operations;
  }

  /** An operation, and what its path says. */
  public record Match(Operation operation, Map<String, String> path) {}

  /** The operation that {@code call} is for. */
  public Optional<Match> find(Call call) {
    for (Route route : routes()) {
      Optional<Map<String, String>> path = route.matched(call);
      if (path.isPresent()) {
        return Optional.of(new Match(route.operation(), path.get()));
      }
    }
    return Optional.empty();
  }

  /** The most demanding first. Made when a request first comes: it takes a tenth of a second. */
  private synchronized List<Route> routes() {
    if (routes.isEmpty()) {
      routes =
          operations.all().stream()
              .map(operation -> new Route(operation, binding(operation)))
              .sorted(Comparator.comparingInt(Route::demands).reversed())
              .toList();
    }
    return routes;
  }

  private static OperationInfo binding(Operation operation) {
    String marshaller =
        operation.requestType().getName().replace(".model.", ".transform.") + "Marshaller";
    try {
      Field binding = Class.forName(marshaller).getDeclaredField(BINDING);
      binding.setAccessible(true);
      return (OperationInfo) binding.get(null);
    } catch (ReflectiveOperationException notOfTheSdk) {
      throw new IllegalStateException(marshaller + " has no " + BINDING, notOfTheSdk);
    }
  }
}
