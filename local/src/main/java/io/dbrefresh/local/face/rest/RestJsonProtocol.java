package io.dbrefresh.local.face.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.face.http.Answer;
import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Refusal;
import io.dbrefresh.local.face.http.RefusedException;
import io.dbrefresh.local.face.json.JsonProtocol;
import io.dbrefresh.local.face.json.JsonShapes;
import io.dbrefresh.local.face.operation.Operations;
import io.dbrefresh.local.face.operation.Protocol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** "REST JSON": method and path name the operation, bodies are JSON or one member as it is. */
public final class RestJsonProtocol implements Protocol {
  private static final int OK = 200;
  private static final String JSON = "application/json";
  private static final Refusal UNKNOWN =
      new Refusal(
          404, "UnknownOperationException", "The local region does not offer this operation");

  private final Routes routes;

  /** Speaks for {@code operations}. */
  public RestJsonProtocol(Operations operations) {
    routes = new Routes(operations);
  }

  @Override
  public Answer answer(Call call) {
    Routes.Match match = routes.find(call).orElseThrow(() -> new RefusedException(UNKNOWN));
    SdkPojo request = match.operation().request();
    Bindings.fill(request, call, match.path());
    body(request, call.bytes());
    SdkPojo response = match.operation().call(request, call.body()).response();
    Map<String, String> headers = new LinkedHashMap<>(Bindings.headers(response));
    headers.putIfAbsent("Content-Type", JSON);
    return Answer.of(Bindings.status(response).orElse(OK), headers, body(response));
  }

  private static void body(SdkPojo request, byte[] body) {
    Optional<SdkField<?>> payload = Bindings.payload(request);
    if (payload.isEmpty()) {
      JsonShapes.fill(request, body);
    } else if (body.length > 0) {
      SdkField<?> field = payload.get();
      Object value =
          field.marshallingType() == MarshallingType.SDK_BYTES
              ? SdkBytes.fromByteArray(body)
              : JsonShapes.value(field, body);
      field.set(request, value);
    }
  }

  private static byte[] body(SdkPojo response) {
    Optional<SdkField<?>> payload = Bindings.payload(response);
    if (payload.isEmpty()) {
      return JsonShapes.bytes(JsonShapes.write(response));
    }
    Object value = payload.get().getValueOrDefault(response);
    if (value == null) {
      return new byte[0];
    }
    return value instanceof SdkBytes bytes
        ? bytes.asByteArray()
        : JsonShapes.bytes(JsonShapes.node(value, payload.get()));
  }

  @Override
  public Answer refused(RuntimeException thrown, Call call) {
    return refused(Refusal.of(thrown, UNKNOWN, "SerializationException"), call);
  }

  /** The code is in a header too, where older clients look for it. */
  @Override
  public Answer refused(Refusal refusal, Call call) {
    ObjectNode error = JsonProtocol.error(refusal);
    return Answer.of(
        refusal.status(),
        Map.of("Content-Type", JSON, "x-amzn-ErrorType", refusal.code()),
        JsonShapes.bytes(error));
  }
}
