package io.dbrefresh.local.face.rest;

import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Parameters;
import io.dbrefresh.local.face.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * Which requests are for an operation: those with its method and path that carry the parameters of
 * its address, and the parameters and headers without which it cannot be called.
 */
final class Route {
  private final Operation operation;
  private final String method;
  private final PathTemplate path;
  private final Map<String, List<String>> literals;
  private final List<String> parameters;
  private final List<String> headers;

  Route(Operation operation, OperationInfo binding) {
    this.operation = operation;
    method = binding.httpMethod().name();
    String uri = binding.requestUri();
    int query = uri.indexOf('?');
    path = new PathTemplate(query < 0 ? uri : uri.substring(0, query));
    literals = Parameters.of(query < 0 ? "" : uri.substring(query + 1));
    parameters = required(operation, MarshallLocation.QUERY_PARAM);
    headers = required(operation, MarshallLocation.HEADER);
  }

  private static List<String> required(Operation operation, MarshallLocation location) {
    return operation.request().sdkFields().stream()
        .filter(field -> field.location() == location && field.containsTrait(RequiredTrait.class))
        .map(SdkField::locationName)
        .toList();
  }

  Operation operation() {
    return operation;
  }

  /** How much a request must have to be taken: the more, the better a route fits. */
  int demands() {
    return literals.size() + parameters.size() + headers.size();
  }

  /** The values of the path's places, when the request is for this operation. */
  Optional<Map<String, String>> matched(Call call) {
    boolean fits =
        call.method().equals(method)
            && literals.entrySet().stream()
                .allMatch(each -> each.getValue().equals(call.parameters().get(each.getKey())))
            && parameters.stream().allMatch(name -> call.parameter(name).isPresent())
            && headers.stream().allMatch(name -> call.header(name).isPresent());
    return fits ? path.match(call.path()) : Optional.empty();
  }
}
