package io.dbrefresh.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonataTest {
  private static Machine computing(String expression) {
    String marked = Json.write(TextNode.valueOf("{% " + expression + " %}"));
    return Machine.jsonata("\"Type\":\"Pass\",\"Output\":" + marked + ",\"End\":true");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$states.input.list[$ > 1] | [3,2]",
        "$states.input.none = null | false",
        "$states.input.nil = null | true",
        "{'nil': $states.input.nil, 'gone': $states.input.none} | {\"nil\":null}",
        "$states.input.half * 4 | 2",
        "$states.context.State.Name | \"S\"",
        "$partition([1..5], 2) | [[1,2],[3,4],[5]]",
        "$range(0, 10, 5) | [0,5,10]",
        "$hash('input data', 'SHA-1') | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
        "$random(7) = $random(7) | true",
        "$length($uuid()) | 36",
        "$parse('[1, {\"a\": null}]') | [1,{\"a\":null}]",
        "$string($states.input.list) | \"[3,1,2]\"",
        "($x := 2; $x * $x) | 4",
      })
  void expressions_compute(String expression, String expected) {
    assertThat(computing(expression).output("{\"list\":[3,1,2],\"nil\":null,\"half\":0.5}"))
        .isEqualTo(expected);
  }

  @Test
  void what_is_undefined_names_the_field() {
    assertThat(
            Machine.jsonata(
                    "\"Type\":\"Pass\",\"Output\":{\"a\":{\"b\":\"{% $states.input.no %}\"}},"
                        + "\"End\":true")
                .run("{}")
                .failure()
                .flatMap(StatesException::reason))
        .contains(
            "An error occurred while executing the state 'S' (entered at the event id #2). The"
                + " JSONata expression '$states.input.no' specified for the field 'Output/a/b'"
                + " returned nothing (undefined).");
  }

  @Test
  void an_error_of_jsonata_is_a_query_evaluation_error() {
    assertThat(computing("1 + 'a'").run("{}").failure().flatMap(StatesException::error))
        .contains("States.QueryEvaluationError");
    assertThat(computing("$eval('1')").run("{}").failure().flatMap(StatesException::error))
        .contains("States.QueryEvaluationError");
    assertThat(computing("$sum").run("{}").failure().flatMap(StatesException::error))
        .contains("States.QueryEvaluationError");
  }

  @Test
  void all_values_of_an_assignment_are_computed_before_any_changes() {
    Machine machine =
        new Machine(
            """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"x": 1, "y": 2}, "Next": "B"},
              "B": {"Type": "Pass", "Assign": {"x": "{% $y %}", "y": "{% $x %}"}, "Next": "C"},
              "C": {"Type": "Pass", "Output": "{% [$x, $y] %}", "End": true}}}
            """);

    assertThat(machine.output("{}")).isEqualTo("[2,1]");
  }
}
