package io.dbrefresh.local.stepfunctions;

import static io.dbrefresh.local.stepfunctions.StateMachineOperations.required;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.definition.DefinitionReader;
import io.dbrefresh.local.asl.definition.InvalidDefinitionException;
import io.dbrefresh.local.asl.query.RandomUuids;
import io.dbrefresh.local.asl.run.Execution;
import io.dbrefresh.local.asl.run.Identity;
import io.dbrefresh.local.asl.state.Retrier;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.task.Integrations;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.asl.value.MalformedJsonException;
import io.dbrefresh.local.time.Timeline;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/**
 * "TestState": runs one state, without a machine, and says where it would go. A Map and a Parallel,
 * calls that wait for something, and the parameters {@code context} and {@code stateConfiguration}
 * are refused by name; a mocked result is taken as it is, whatever the mode of its validation.
 */
final class Trials {
  private static final Pattern WAITING = Pattern.compile(".*\\.(waitForTaskToken|sync(:2)?)");

  private final Timeline timeline;
  private final Integrations integrations;
  private final Arns arns;
  private final RandomGenerator random;

  Trials(Timeline timeline, Integrations integrations, Arns arns, RandomGenerator random) {
    this.timeline = timeline;
    this.integrations = integrations;
    this.arns = arns;
    this.random = random;
  }

  CompletableFuture<TestStateResponse> begin(TestStateRequest request) {
    required(request.definition(), "definition");
    TrialState state = state(request);
    refuse(request, state);
    Integrations called =
        request.mock() == null
            ? integrations
            : resource -> Optional.of(new MockedTask(request.mock(), timeline));
    DefinitionReader reader = new DefinitionReader(called);
    StateMachine machine = machine(reader, state.definition());
    List<Retrier> retriers =
        machine(reader, state.definitionWithRetriers())
            .state(state.name())
            .errorHandling()
            .retriers();
    TrialEnd end = new TrialEnd(state.name(), retriers, request.inspectionLevelAsString());
    Execution execution =
        new Execution(machine, identity(request), input(request), timeline, random, end);
    execution.start(variables(request));
    return end.answer();
  }

  private static TrialState state(TestStateRequest request) {
    try {
      return TrialState.read(request);
    } catch (MalformedJsonException malformed) {
      throw Faults.invalidDefinition(
          "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: %s'"
              .formatted(malformed.getMessage()));
    }
  }

  private static void refuse(TestStateRequest request, TrialState state) {
    if (request.context() != null || request.stateConfiguration() != null) {
      throw new UnsupportedOperationException(
          "The local region's TestState takes neither context nor stateConfiguration");
    }
    if (state.type().equals("Map") || state.type().equals("Parallel")) {
      throw new UnsupportedOperationException(
          "The local region's TestState does not run a " + state.type() + " state");
    }
    boolean calls = state.type().equals("Task") && request.mock() == null;
    if (calls && WAITING.matcher(state.resource()).matches()) {
      throw new UnsupportedOperationException(
          "TestState does not wait for " + state.resource() + "; a mock can answer for it");
    }
    if (calls && request.roleArn() == null) {
      throw Faults.invalid("RoleArn must be specified when testing a Task state");
    }
  }

  private static StateMachine machine(DefinitionReader reader, String definition) {
    try {
      return reader.read(definition);
    } catch (InvalidDefinitionException invalid) {
      throw Faults.invalidDefinition(String.valueOf(invalid.getMessage()));
    }
  }

  private static Json input(TestStateRequest request) {
    return Inputs.parse(Optional.ofNullable(request.input()).orElse("{}"));
  }

  private static Map<String, JsonNode> variables(TestStateRequest request) {
    Map<String, JsonNode> variables = new LinkedHashMap<>();
    if (request.variables() != null) {
      Inputs.parse(request.variables())
          .node()
          .properties()
          .forEach(each -> variables.put(each.getKey(), each.getValue()));
    }
    return variables;
  }

  private Identity identity(TestStateRequest request) {
    String machine = RandomUuids.next(random);
    String name = RandomUuids.next(random);
    return new Identity(
        arns.execution(machine, name).replace(":execution:", ":express:"),
        name,
        arns.stateMachine(machine),
        machine,
        Optional.ofNullable(request.roleArn()).orElse(""),
        timeline.clock().instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
