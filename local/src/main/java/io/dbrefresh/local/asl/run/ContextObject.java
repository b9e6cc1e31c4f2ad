package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;

/** The context object ("Accessing execution data from the Context object"). */
final class ContextObject {
  static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ContextObject() {}

  /** What the context object says of the state. */
  record StateInfo(
      String name, Instant entered, OptionalInt retryCount, Optional<String> taskToken) {}

  static JsonNode of(Execution execution, StateInfo state, MapItem item) {
    Identity identity = execution.identity();
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    ObjectNode shown = context.putObject("Execution");
    shown.put("Id", identity.executionArn());
    shown.set("Input", execution.input().node());
    shown
        .put("StartTime", MILLIS.format(identity.startDate()))
        .put("Name", identity.name())
        .put("RoleArn", identity.roleArn())
        .put("RedriveCount", execution.redriveCount());
    execution.redriveDate().ifPresent(date -> shown.put("RedriveTime", MILLIS.format(date)));
    context
        .putObject("StateMachine")
        .put("Id", identity.stateMachineArn())
        .put("Name", identity.stateMachineName());
    ObjectNode entered = context.putObject("State");
    entered.put("Name", state.name()).put("EnteredTime", MILLIS.format(state.entered()));
    state.retryCount().ifPresent(count -> entered.put("RetryCount", count));
    state.taskToken().ifPresent(token -> context.putObject("Task").put("Token", token));
    item.describe(context);
    return context;
  }
}
