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
        "$count($partition([], 2)) | 0",
        "$count($partition([1, 2], 0)) | 0",
        "$partition([1, 2]) | [[1,2]]",
        "$range(0.9, 4.9, 2.9) | [0,2,4]",
        "$range(1, 1, 1) | 1",
        "$count($range(1, 5, 0)) | 0",
        "$exists($hash('a')) | false",
        "$exists($parse()) | false",
        "$map(['1', '[2]'], $parse) | [1,[2]]",
        "$parse('[1, {\"a\": null}]') | [1,{\"a\":null}]",
        "$string($states.input.list) | \"[3,1,2]\"",
        "($x := 2; $x * $x) | 4",
        "$now() | \"2026-01-01T00:00:00.000Z\"",
        "$now('[Y]/[M01]') | \"2026/01\"",
        "$millis() | 1767225600000",
        "$exists($states.result) | false",
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

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$abs('a') | T0410: Argument 1 of function \"abs\" does not match function signature",
        "$sum(['a']) | T0412: Argument 1 of function \"sum\" must be an array of \"numbers\"",
        "$partition('a', 1) | T0412",
        "$partition([1], -1) | D3137: Second argument must be zero or greater",
        "$range(0, 400000, 1) | Check for excessive memory usage",
        "$hash('a', 'SHA-3') | D3137: Hash algorithm 'SHA-3' must be one of SHA-1, SHA-384,"
            + " SHA-256, SHA-512, MD5",
        "$parse('[1') | D3137: Invalid JSON",
        "$parse('1 2') | D3137: Invalid JSON",
        "$parse('{\"a\": 1, \"a\": 2}') | D3137: Invalid JSON",
        "$sort([1, 'a']) | D3070: The single argument form of the sort function",
        "$replace('a', '', 'b') | D3010: Second argument of replace function",
        "$formatBase(10, 99) | between 2 and 36.  It was given 99",
        "not(true) | T1005: Attempted to invoke a non-function. Did you mean $not?",
        "$eval('1') | T1006: Attempted to invoke a non-function",
        "($f := function($n) { 1 + $f($n) }; $f(1)) | Check for non-terminating recursive function",
      })
  void errors_are_told_in_the_words_of_jsonata(String expression, String expected) {
    assertThat(computing(expression).failure("{}"))
        .startsWith("States.QueryEvaluationError: " + Machine.AT)
        .contains(expected);
  }

  @Test
  void a_function_is_no_result() {
    assertThat(computing("$sum").failure("{}"))
        .isEqualTo(
            "States.QueryEvaluationError: "
                + Machine.AT
                + "The JSONata expression '$sum' for the field 'Output' returned an unsupported"
                + " result type.");
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
