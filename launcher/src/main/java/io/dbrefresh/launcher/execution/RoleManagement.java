package io.dbrefresh.launcher.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The function that manages the roles of a database. */
public final class RoleManagement {
  private static final JsonMapper JSON = new JsonMapper();

  private final LambdaClient lambda;
  private final String function;

  /** {@code function} is its name in the region. */
  public RoleManagement(LambdaClient lambda, String function) {
    this.lambda = lambda;
    this.function = function;
  }

  /**
   * Has the function {@code manage} or {@code check}.
   *
   * @param extensions by name, whether the extension has to be there or must not be
   * @return the function's answer
   * @throws IllegalStateException with the function's own words when it failed
   */
  public JsonNode asked(String action, Map<String, Boolean> extensions) {
    ObjectNode event = JSON.createObjectNode().put("action", action);
    ObjectNode configured = event.putObject("config").putObject("superuser_extensions");
    extensions.forEach(configured::put);
    InvokeResponse answer =
        lambda.invoke(
            invoke ->
                invoke.functionName(function).payload(SdkBytes.fromUtf8String(event.toString())));
    JsonNode told = read(answer.payload().asUtf8String());
    if (answer.functionError() != null) {
      throw new IllegalStateException(told.path("errorMessage").asText(told.toString()));
    }
    return told;
  }

  private JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(function + " did not answer JSON: " + text, e);
    }
  }
}
