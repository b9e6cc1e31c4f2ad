package io.dbrefresh.launcher.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The function that finds and removes what dead runs have left. */
public final class Sweeper {
  private static final JsonMapper JSON = new JsonMapper();

  private final LambdaClient lambda;
  private final String function;

  /** {@code function} is its name in the region. */
  public Sweeper(LambdaClient lambda, String function) {
    this.lambda = lambda;
    this.function = function;
  }

  /** What is left over and older than so many hours. */
  public JsonNode list(int olderThanHours) {
    return asked(JSON.createObjectNode().put("olderThanHours", olderThanHours));
  }

  /** Removes what {@link #list} found, and nothing else. */
  public JsonNode delete(JsonNode found) {
    ObjectNode event = JSON.createObjectNode().put("delete", true);
    found
        .path("orphans")
        .forEach(orphan -> event.withArray("only").add(orphan.path("arn").asText()));
    return asked(event);
  }

  private JsonNode asked(ObjectNode event) {
    InvokeResponse answer =
        lambda.invoke(
            invoke ->
                invoke.functionName(function).payload(SdkBytes.fromUtf8String(event.toString())));
    String text = answer.payload().asUtf8String();
    if (answer.functionError() != null) {
      throw new IllegalStateException(function + " failed: " + text);
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(function + " did not answer JSON: " + text, e);
    }
  }
}
