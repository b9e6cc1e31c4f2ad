package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.run.Identity;
import io.dbrefresh.local.asl.value.Json;

/**
 * An execution as {@code startExecution.sync} hands it to its parent.
 *
 * @param asJson whether input and output are JSON ({@code .sync:2}) or strings
 */
record ChildExecution(ExecutionRecord execution, boolean asJson) {

  Json describe() {
    Identity identity = execution.identity();
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    execution.cause().ifPresent(cause -> shown.put("Cause", cause));
    execution.error().ifPresent(error -> shown.put("Error", error));
    shown.put("ExecutionArn", identity.executionArn());
    shown.set("Input", data(execution.input()));
    shown.putObject("InputDetails").put("Included", true);
    shown.put("Name", identity.name());
    execution.output().ifPresent(output -> shown.set("Output", data(output)));
    shown.putObject("OutputDetails").put("Included", true);
    shown
        .put("RedriveCount", 0)
        .put("StartDate", identity.startDate().toEpochMilli())
        .put("StateMachineArn", identity.stateMachineArn())
        .put("Status", execution.status().name());
    execution.stopDate().ifPresent(date -> shown.put("StopDate", date.toEpochMilli()));
    return Json.of(shown);
  }

  private JsonNode data(String text) {
    return asJson ? Json.read(text) : JsonNodeFactory.instance.textNode(text);
  }
}
