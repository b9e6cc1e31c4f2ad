package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.value.Json;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/**
 * A state to be tried, and a machine around it: it is not tried again, and what it leads to ends.
 */
record TrialState(String name, ObjectNode state, String language) {
  private static final int MOST_SECONDS = 300;

  /** The definition is that of a state, or of a machine where the request names a state of it. */
  static TrialState read(TestStateRequest request) {
    JsonNode given = Json.read(request.definition());
    boolean whole = request.stateName() != null;
    String name = whole ? request.stateName() : "StateName";
    JsonNode state = whole ? given.path("States").path(name) : given;
    if (!(state instanceof ObjectNode found)) {
      throw Faults.invalid("State not found in the definition: " + name);
    }
    return new TrialState(name, found, given.path("QueryLanguage").asText("JSONPath"));
  }

  String type() {
    return state.path("Type").asText();
  }

  String resource() {
    return state.path("Resource").asText();
  }

  String definition() {
    ObjectNode machine = JsonNodeFactory.instance.objectNode();
    machine.put("StartAt", name).put("QueryLanguage", language).put("TimeoutSeconds", MOST_SECONDS);
    ObjectNode states = machine.putObject("States");
    ObjectNode once = state.deepCopy();
    once.remove("Retry");
    states.set(name, once);
    targets().forEach(target -> states.putObject(target).put("Type", "Succeed"));
    return machine.toString();
  }

  /** The same, for the retriers to be read. */
  String definitionWithRetriers() {
    ObjectNode machine = (ObjectNode) Json.read(definition());
    ((ObjectNode) machine.path("States")).set(name, state.deepCopy());
    return machine.toString();
  }

  private Set<String> targets() {
    Set<String> targets = new TreeSet<>();
    add(state, "Next", targets);
    add(state, "Default", targets);
    state.path("Choices").forEach(rule -> add(rule, "Next", targets));
    state.path("Catch").forEach(catcher -> add(catcher, "Next", targets));
    targets.remove(name);
    return targets;
  }

  private static void add(JsonNode from, String field, Set<String> targets) {
    if (from.path(field).isTextual()) {
      targets.add(from.path(field).asText());
    }
  }
}
