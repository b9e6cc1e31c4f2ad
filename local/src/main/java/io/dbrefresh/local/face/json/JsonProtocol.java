package io.dbrefresh.local.face.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.face.http.Answer;
import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Refusal;
import io.dbrefresh.local.face.http.RefusedException;
import io.dbrefresh.local.face.operation.Operation;
import io.dbrefresh.local.face.operation.Operations;
import io.dbrefresh.local.face.operation.Protocol;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * "AWS JSON" 1.0 and 1.1, which differ in what the content is called: the header {@code
 * X-Amz-Target} names the operation behind a dot, bodies are JSON.
 */
public final class JsonProtocol implements Protocol {
  private static final int OK = 200;
  private static final Refusal UNKNOWN =
      new Refusal(
          400, "UnknownOperationException", "The local region does not offer this operation");

  private final Operations operations;

  /** Speaks for {@code operations}. */
  public JsonProtocol(Operations operations) {
    this.operations = operations;
  }

  @Override
  public Answer answer(Call call) {
    String target = call.header("X-Amz-Target").orElse("");
    String name = target.substring(target.lastIndexOf('.') + 1);
    Operation operation = operations.named(name).orElseThrow(() -> new RefusedException(UNKNOWN));
    SdkPojo request = operation.request();
    JsonShapes.fill(request, call.bytes());
    SdkPojo response = operation.call(request, call.body()).response();
    return answer(OK, JsonShapes.write(response), call);
  }

  @Override
  public Answer refused(RuntimeException thrown, Call call) {
    return refused(Refusal.of(thrown, UNKNOWN, "SerializationException"), call);
  }

  @Override
  public Answer refused(Refusal refusal, Call call) {
    return answer(refusal.status(), error(refusal), call);
  }

  /** The error as "AWS JSON" has it, with the members of the exception's shape. */
  public static ObjectNode error(Refusal refusal) {
    ObjectNode error =
        refusal.details().map(JsonShapes::write).orElseGet(JsonNodeFactory.instance::objectNode);
    return error.put("__type", refusal.code()).put("message", refusal.message());
  }

  private static Answer answer(int status, ObjectNode body, Call call) {
    String type = call.header("Content-Type").orElse("application/x-amz-json-1.0");
    return Answer.of(status, Map.of("Content-Type", type), JsonShapes.bytes(body));
  }
}
