package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A child execution of a Map Run, as its context object and the results show it.
 *
 * @param machine the machine's name and ARN with the label of the Map behind
 */
record MapChild(String name, String executionArn, Machine machine, Instant started, Json input) {

  /** What a child is an execution of. */
  record Machine(String name, String arn) {}

  /** {@code seed} is its own: the same one makes the same name. */
  static MapChild of(Identity parent, String label, String seed, Json input, Instant now) {
    String name = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    String machine = parent.stateMachineName() + "/" + label;
    String arn = parent.stateMachineArn() + "/" + label;
    return new MapChild(
        name,
        arn.replace(":stateMachine:", ":execution:") + ":" + name,
        new Machine(machine, arn),
        now,
        input);
  }

  void describe(ObjectNode context) {
    ObjectNode execution = context.withObject("Execution");
    execution.put("Id", executionArn).set("Input", input.node());
    execution.put("StartTime", ContextObject.MILLIS.format(started)).put("Name", name);
    context.withObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
  }

  Json succeeded(Json output, Instant now) {
    ObjectNode result = result("SUCCEEDED", now);
    result.put("Output", output.text()).putObject("OutputDetails").put("Included", true);
    return Json.of(result);
  }

  Json failed(StatesException why, Instant now) {
    ObjectNode result = result("FAILED", now);
    why.error().ifPresent(error -> result.put("Error", error));
    why.reason().ifPresent(cause -> result.put("Cause", cause));
    return Json.of(result);
  }

  private ObjectNode result(String status, Instant now) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ExecutionArn", executionArn).put("Input", input.text());
    result.putObject("InputDetails").put("Included", true);
    return result
        .put("Name", name)
        .put("RedriveCount", 0)
        .put("StartDate", ContextObject.MILLIS.format(started))
        .put("StateMachineArn", machine.arn())
        .put("Status", status)
        .put("StopDate", ContextObject.MILLIS.format(now));
  }
}
