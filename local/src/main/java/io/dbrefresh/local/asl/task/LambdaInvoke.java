package io.dbrefresh.local.asl.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.time.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** {@code arn:aws:states:::lambda:invoke} ("Invoke an AWS Lambda function with Step Functions"). */
public final class LambdaInvoke implements TaskIntegration {
  /** The resource's ARN. */
  public static final String RESOURCE = "arn:aws:states:::lambda:invoke";

  private final FunctionTask task;
  private final String region;
  private long calls;

  /** Invokes {@code functions}, of {@code region}. */
  public LambdaInvoke(Functions functions, Timeline timeline, String region) {
    this.task = new FunctionTask(functions, timeline);
    this.region = region;
  }

  @Override
  public TaskEvents events() {
    return TaskEvents.of(new TaskEvents.Action("lambda", "invoke", region));
  }

  @Override
  public TaskCancellation start(TaskCall call, TaskProgress progress) {
    JsonNode arguments = call.arguments().node();
    JsonNode function = arguments.path("FunctionName");
    if (!function.isTextual()) {
      throw StateFault.runtime("The field 'FunctionName' is required but was missing");
    }
    JsonNode payload = arguments.path("Payload");
    Json event = payload.isMissingNode() ? Json.parse("{}") : Json.of(payload);
    String requestId = requestId(call.executionArn());
    task.invoke(function.asText(), event, answer -> response(answer, requestId), progress);
    return TaskCancellation.NONE;
  }

  private String requestId(String executionArn) {
    String seed = executionArn + "/" + ++calls;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Json response(Json answer, String requestId) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("ExecutedVersion", "$LATEST");
    response.set("Payload", answer.node());
    ObjectNode http = response.putObject("SdkHttpMetadata");
    ObjectNode all = http.putObject("AllHttpHeaders");
    all.putArray("X-Amz-Executed-Version").add("$LATEST");
    all.putArray("x-amzn-RequestId").add(requestId);
    all.putArray("Content-Type").add("application/json");
    http.putObject("HttpHeaders")
        .put("Content-Type", "application/json")
        .put("X-Amz-Executed-Version", "$LATEST")
        .put("x-amzn-RequestId", requestId);
    http.put("HttpStatusCode", 200);
    response.putObject("SdkResponseMetadata").put("RequestId", requestId);
    response.put("StatusCode", 200);
    return Json.of(response);
  }
}
