package io.dbrefresh.local.asl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.definition.DefinitionReader;
import io.dbrefresh.local.asl.definition.InvalidDefinitionException;
import io.dbrefresh.local.asl.history.Event;
import io.dbrefresh.local.asl.run.Execution;
import io.dbrefresh.local.asl.run.ExecutionListener;
import io.dbrefresh.local.asl.run.Identity;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.VirtualTimeline;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** What the interpreter makes of a case, in the form of the recordings. */
record Observation(JsonNode result) {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  static Observation of(Case recorded) {
    try {
      return new Observation(run(recorded));
    } catch (InvalidDefinitionException refused) {
      return new Observation(
          JsonNodeFactory.instance
              .objectNode()
              .put("status", "REFUSED")
              .put("cause", refused.getMessage()));
    }
  }

  private static JsonNode run(Case recorded) {
    VirtualTimeline timeline = new VirtualTimeline(NOW);
    Identity identity =
        new Identity(
            "arn:aws:states:us-east-1:123456789012:execution:machine:execution",
            "execution",
            "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
            "machine",
            "arn:aws:iam::123456789012:role/machine",
            NOW);
    Execution execution =
        new Execution(
            new DefinitionReader(resource -> Optional.empty()).read(recorded.definition()),
            identity,
            Json.parse(recorded.input().orElse("{}")),
            timeline,
            new Random(1),
            new Silent());
    execution.start();
    timeline.runUntilIdle();
    return describe(execution);
  }

  private static JsonNode describe(Execution execution) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("status", execution.status().name());
    execution.output().ifPresent(output -> shown.put("output", output.text()));
    execution.failure().flatMap(why -> why.error()).ifPresent(name -> shown.put("error", name));
    execution.failure().flatMap(why -> why.reason()).ifPresent(text -> shown.put("cause", text));
    ArrayNode events = shown.putArray("events");
    execution.history().events().forEach(event -> events.add(event(event)));
    return shown;
  }

  private static JsonNode event(Event event) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("id", event.id()).put("previousEventId", event.previousId());
    shown.put("timestamp", event.timestamp().toString()).put("type", event.type());
    event.detailsName().ifPresent(name -> shown.set(name, event.details()));
    return shown;
  }

  private static final class Silent implements ExecutionListener {
    @Override
    public void moved(Execution execution) {}

    @Override
    public void ended(Execution execution) {}
  }
}
