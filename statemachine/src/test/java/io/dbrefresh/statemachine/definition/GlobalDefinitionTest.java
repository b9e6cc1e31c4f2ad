package io.dbrefresh.statemachine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.statemachine.global.GlobalStep;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must hold for the machine that operates global databases. */
class GlobalDefinitionTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
  private static final List<String> AFTER =
      List.of("record-global", "tell-global", "unlock-global", "recover-global");

  private static Definition definition() throws IOException {
    return Definition.read("global-database.asl.json");
  }

  @Test
  void every_step_is_a_state_that_asks_its_own_function() throws IOException {
    Map<String, JsonNode> states = definition().states();

    for (GlobalStep step : GlobalStep.values()) {
      JsonNode input = states.get(step.state()).path("Arguments").path("Input");
      assertThat(input.path("function").asText()).isEqualTo("${" + step.function() + "}");
      assertThat(input.path("request").path("step").asText()).isEqualTo(step.state());
    }
    assertThat(states.values())
        .filteredOn(state -> state.path("Type").asText().equals("Task"))
        .hasSize(GlobalStep.values().length);
  }

  @Test
  void placeholders_stand_inside_quotes_and_are_functions_and_places() throws IOException {
    Set<String> found =
        PLACEHOLDER
            .matcher(definition().root().toString())
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> expected =
        Arrays.stream(GlobalStep.values())
            .map(GlobalStep::function)
            .collect(Collectors.toCollection(TreeSet::new));
    expected.addAll(
        List.of("StepStateMachine", "LockTable", "RecordTable", "TopicArn", "GlobalSecret"));
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void what_fails_is_recovered_and_whatever_happens_is_recorded_and_told() throws IOException {
    Map<String, JsonNode> states = definition().states();

    for (GlobalStep step : GlobalStep.values()) {
      String next = states.get(step.state()).path("Catch").path(0).path("Next").asText();
      if (!AFTER.contains(step.state())) {
        assertThat(next).as(step.state()).isEqualTo("recover-global");
      }
    }
    assertThat(states.get("recover-global").path("Next").asText()).isEqualTo("record-global");
    assertThat(states.get("record-global").path("Next").asText()).isEqualTo("tell-global");
    assertThat(states.get("record-global").path("Catch").path(0).path("Next").asText())
        .isEqualTo("tell-global");
  }

  @Test
  void a_step_has_more_time_in_the_machine_than_by_its_own_deadline() throws IOException {
    Map<String, JsonNode> states = definition().states();

    for (GlobalStep step : GlobalStep.values()) {
      assertThat(states.get(step.state()).path("TimeoutSeconds").asLong())
          .as(step.state())
          .isGreaterThan(step.deadline().toSeconds());
    }
  }
}
