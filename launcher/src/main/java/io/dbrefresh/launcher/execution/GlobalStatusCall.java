package io.dbrefresh.launcher.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The function that looks at a global database from all its regions. */
public final class GlobalStatusCall {
  private static final JsonMapper JSON = new JsonMapper();

  private final LambdaClient lambda;
  private final String function;

  /** {@code function} is its name in the region. */
  public GlobalStatusCall(LambdaClient lambda, String function) {
    this.lambda = lambda;
    this.function = function;
  }

  /**
   * How the global cluster stands.
   *
   * @param region where to ask first
   * @param secret the secret with the master user's login
   * @param table the table of records
   * @throws IllegalStateException with the function's own words when it failed
   */
  public JsonNode asked(String globalCluster, String region, String secret, String table) {
    ObjectNode event = JSON.createObjectNode().put("globalCluster", globalCluster);
    event.put("region", region).put("secret", secret).put("recordTable", table);
    InvokeResponse answer =
        lambda.invoke(
            invoke ->
                invoke.functionName(function).payload(SdkBytes.fromUtf8String(event.toString())));
    JsonNode told = read(answer.payload().asUtf8String());
    if (answer.functionError() != null) {
      throw new IllegalStateException(
          function + " failed: " + told.path("errorMessage").asText(told.toString()));
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
