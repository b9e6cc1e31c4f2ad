package io.dbrefresh.local.asl.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.value.Json;
import java.util.Map;

/** The details of events, with the member names of the service's API. */
public final class Details {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final ObjectNode WHOLE = NODES.objectNode().put("truncated", false);

  private Details() {}

  /** Details to be filled. */
  public static ObjectNode empty() {
    return NODES.objectNode();
  }

  /** What an execution started with. */
  public static ObjectNode started(Json input, String roleArn) {
    return input(empty(), input).put("roleArn", roleArn);
  }

  /** A state was entered. */
  public static ObjectNode entered(String state, Json input) {
    return input(empty().put("name", state), input);
  }

  /** A state was left. */
  public static ObjectNode exited(String state, Json output, Map<String, JsonNode> assigned) {
    ObjectNode details = output(empty().put("name", state), output);
    if (!assigned.isEmpty()) {
      ObjectNode variables = details.putObject("assignedVariables");
      assigned.forEach((name, value) -> variables.put(name, Json.write(value)));
      details.set("assignedVariablesDetails", WHOLE);
    }
    return details;
  }

  /** An iteration of a Map. */
  public static ObjectNode iteration(String state, int index) {
    return empty().put("name", state).put("index", index);
  }

  /** Adds an input. */
  public static ObjectNode input(ObjectNode details, Json input) {
    details.put("input", input.text()).set("inputDetails", WHOLE);
    return details;
  }

  /** Adds an output. */
  public static ObjectNode output(ObjectNode details, Json output) {
    details.put("output", output.text()).set("outputDetails", WHOLE);
    return details;
  }

  /** Adds an error and a cause, each where there is one. */
  public static ObjectNode failure(ObjectNode details, StatesException failure) {
    failure.error().ifPresent(error -> details.put("error", error));
    failure.reason().ifPresent(reason -> details.put("cause", reason));
    return details;
  }
}
