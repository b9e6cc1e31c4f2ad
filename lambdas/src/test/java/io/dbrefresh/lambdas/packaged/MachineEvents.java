package io.dbrefresh.lambdas.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Plans;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** The events that the machine and the rules send to functions, from the definitions themselves. */
final class MachineEvents {
  static final String LOCK_TABLE = "dbrefresh-locks";

  private static final Path PROJECT = Path.of("..");
  private static final Path FILE =
      PROJECT.resolve(Path.of("refresh-configs", "us-east-1", "db-app1-mysqlinstd.json"));

  private final JsonNode machine;
  private final Map<String, JsonNode> variables;

  MachineEvents(RefreshPlan plan) throws IOException {
    machine = read(PROJECT.resolve(Path.of("statemachine", "refresh.asl.json")));
    StepFailure failure = new StepFailure("run-scripts", "ScriptFailed", "01.sql:3: refused");
    variables =
        Map.of(
            "{% $run %}", tree(Plans.run(plan.run())),
            "{% $plan %}", tree(plan),
            "{% $input %}", read(FILE),
            "{% $results %}", StepJson.mapper().createObjectNode(),
            "{% $failure %}", tree(failure),
            "${LockTable}", tree(LOCK_TABLE));
  }

  /** What the function of this logical id is sent. */
  String of(String function) {
    return switch (function) {
      case "StartRecoveryFunction" -> stopped();
      case "SweepFunction" ->
          "{\"delete\": true, \"olderThanHours\": 72, \"machine\": \"dbrefresh\"}";
      default -> step(function);
    };
  }

  /** Whether the machine or a rule calls it; others are called by stacks, secrets and pipelines. */
  static boolean calls(DeployedFunction function) {
    return function.name().equals("StartRecoveryFunction")
        || function.name().equals("SweepFunction")
        || Arrays.stream(Step.values()).anyMatch(step -> step.function().equals(function.name()));
  }

  /** As {@code refresh.asl.json} builds it and {@code step.asl.json} sends it. */
  private String step(String function) {
    Step step =
        Arrays.stream(Step.values())
            .filter(each -> each.function().equals(function))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No state invokes " + function));
    JsonNode input = machine.at("/States/" + step.state() + "/Arguments/Input");
    if (!input.path("function").asText().equals("${" + function + "}")) {
      throw new AssertionError(step.state() + " does not invoke " + function);
    }
    ObjectNode event = input.path("request").deepCopy();
    input
        .path("request")
        .properties()
        .forEach(
            member ->
                event.set(
                    member.getKey(),
                    variables.getOrDefault(member.getValue().asText(), member.getValue())));
    event.put("startedAt", Instant.now().toString());
    return event.toString();
  }

  /** "Step Functions Execution Status Change", as EventBridge delivers it. */
  private static String stopped() {
    ObjectNode event = StepJson.mapper().createObjectNode();
    event
        .putObject("detail")
        .put("executionArn", "arn:aws:states:us-east-1:123456789012:execution:dbrefresh:app1-1")
        .put("stateMachineArn", "arn:aws:states:us-east-1:123456789012:stateMachine:dbrefresh")
        .put("name", "app1-1")
        .put("status", "ABORTED")
        .put("startDate", 1769824800000L)
        .put("input", "{}");
    return event.toString();
  }

  private static JsonNode tree(Object value) {
    return StepJson.mapper().valueToTree(value);
  }

  private static JsonNode read(Path file) throws IOException {
    return StepJson.mapper().readTree(file.toFile());
  }
}
