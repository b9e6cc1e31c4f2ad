package io.dbrefresh.statemachine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for every state of every definition. */
class DefinitionTest {
  private static final String ONE_OF_THE_FLEET = "fleet.asl.json#/States/refresh-all/ItemProcessor";

  /** Names that the service makes up itself; every other name must be a class. */
  private static final Set<String> RESERVED =
      Set.of(
          "States.ALL",
          "States.Timeout",
          "Sandbox.Timedout",
          "Lambda.ClientExecutionTimeoutException",
          "Lambda.AWSLambdaException",
          "Lambda.Unknown",
          "Runtime.ExitError");

  private static final Map<String, List<String>> PACKAGES =
      Map.of(
          "Lambda.",
          List.of(
              "software.amazon.awssdk.services.lambda.model.",
              "software.amazon.awssdk.core.exception."),
          "StepFunctions.",
          List.of(
              "software.amazon.awssdk.services.sfn.model.",
              "software.amazon.awssdk.core.exception."));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refresh.asl.json",
        "step.asl.json",
        "global-database.asl.json",
        "fleet.asl.json",
        ONE_OF_THE_FLEET
      })
  void every_state_is_reachable_and_every_transition_leads_to_one(String file) throws IOException {
    Definition definition = Definition.read(file);

    assertThat(definition.reachable()).isEqualTo(definition.states().keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refresh.asl.json",
        "step.asl.json",
        "global-database.asl.json",
        "fleet.asl.json",
        ONE_OF_THE_FLEET
      })
  void every_state_and_choice_has_a_comment(String file) throws IOException {
    Definition definition = Definition.read(file);

    if (!file.contains("#")) {
      assertThat(definition.root().path("Comment").asText())
          .contains("Input", "Output", "Time budget");
    }
    assertThat(definition.states())
        .allSatisfy(
            (name, state) -> {
              assertThat(state.path("Comment").asText()).isNotBlank();
              state.path("Choices").forEach(choice -> assertThat(choice.has("Comment")).isTrue());
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"refresh.asl.json", "step.asl.json", "global-database.asl.json", ONE_OF_THE_FLEET})
  void every_task_retries_with_jitter_catches_and_times_out(String file) throws IOException {
    assertThat(tasks(file))
        .isNotEmpty()
        .allSatisfy(
            state -> {
              assertThat(state.path("TimeoutSeconds").asInt()).isPositive();
              assertThat(state.path("Catch")).isNotEmpty();
              assertThat(state.path("Retry")).isNotEmpty();
              state
                  .path("Retry")
                  .forEach(
                      retry -> assertThat(retry.path("JitterStrategy").asText()).isEqualTo("FULL"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"refresh.asl.json", "step.asl.json", "global-database.asl.json", ONE_OF_THE_FLEET})
  void every_error_that_is_retried_or_caught_exists(String file) throws IOException {
    for (JsonNode state : tasks(file)) {
      for (String field : List.of("Retry", "Catch")) {
        for (JsonNode rule : state.path(field)) {
          rule.path("ErrorEquals")
              .forEach(name -> assertThat(exists(name.asText())).as(name.asText()).isTrue());
        }
      }
    }
  }

  private static boolean exists(String error) {
    if (RESERVED.contains(error)) {
      return true;
    }
    for (Map.Entry<String, List<String>> prefix : PACKAGES.entrySet()) {
      if (error.startsWith(prefix.getKey())) {
        String name = error.substring(prefix.getKey().length());
        return prefix.getValue().stream().anyMatch(home -> isThrowable(home + name));
      }
    }
    return isThrowable(error);
  }

  private static boolean isThrowable(String name) {
    try {
      return Throwable.class.isAssignableFrom(Class.forName(name));
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static List<JsonNode> tasks(String file) throws IOException {
    return Definition.read(file).states().values().stream()
        .filter(state -> state.path("Type").asText().equals("Task"))
        .toList();
  }

  @Test
  void every_step_is_a_state_that_asks_its_own_function() throws IOException {
    Map<String, JsonNode> states = Definition.read("refresh.asl.json").states();

    for (Step step : Step.values()) {
      JsonNode input = states.get(step.state()).path("Arguments").path("Input");
      assertThat(input.path("function").asText()).isEqualTo("${" + step.function() + "}");
      assertThat(input.path("request").path("step").asText()).isEqualTo(step.state());
    }
    long tasks =
        states.values().stream()
            .filter(state -> state.path("Type").asText().equals("Task"))
            .count();
    assertThat(tasks).isEqualTo(Step.values().length);
  }

  @Test
  void a_step_that_can_be_skipped_has_a_choice_before_it() throws IOException {
    Map<String, JsonNode> states = Definition.read("refresh.asl.json").states();

    List<String> always = List.of("perform-restore", "fix-tags", "rename-database");
    for (Step step : Step.values()) {
      boolean optional =
          step.key().isPresent()
              && !always.contains(step.state())
              && !step.state().endsWith("-failure");
      assertThat(states.containsKey(step.state() + "?"))
          .as(step.state())
          .isEqualTo(optional || step == Step.RETIRE || step == Step.RUN_PRE_SCRIPTS);
    }
  }

  @Test
  void placeholders_stand_inside_quotes_and_are_the_functions_the_step_machine_and_the_lock_table()
      throws IOException {
    String text =
        Definition.read("refresh.asl.json").root().toString()
            + Definition.read("step.asl.json").root();
    Set<String> found = new TreeSet<>();
    Matcher placeholder = Pattern.compile("\\$\\{([^}]*)}").matcher(text);
    while (placeholder.find()) {
      found.add(placeholder.group(1));
    }

    Set<String> expected =
        Arrays.stream(Step.values())
            .map(Step::function)
            .collect(Collectors.toCollection(TreeSet::new));
    expected.addAll(List.of("StepStateMachine", "LockTable"));
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void steps_follow_each_other_in_the_order_of_the_machine() throws IOException {
    Map<String, JsonNode> states = Definition.read("refresh.asl.json").states();
    List<String> order = new ArrayList<>();
    for (String at = "prepare"; !at.equals("ending?"); at = states.get(at).path("Next").asText()) {
      order.add(at);
      String next = states.get(at).path("Next").asText();
      if (next.endsWith("?") && !next.equals("ending?")) {
        String taken = next.substring(0, next.length() - 1);
        assertThat(states.get(next).path("Choices").path(0).path("Next").asText()).isEqualTo(taken);
        states = new HashMap<>(states);
        states.put(at, ((ObjectNode) states.get(at).deepCopy()).put("Next", taken));
      }
    }

    assertThat(states.get("ending?").path("Choices").path(1).path("Next").asText())
        .isEqualTo("RESTORE-COMPLETE");
    List<String> expected =
        Arrays.stream(Step.values())
            .map(Step::state)
            .takeWhile(state -> !state.equals("recover"))
            .toList();
    assertThat(order).isEqualTo(expected);
  }
}
