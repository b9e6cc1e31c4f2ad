package io.dbrefresh.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names and words of what goes wrong in a state. */
final class FaultsTest {
  private static final String MAP =
      "\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":{\"StartAt\":\"I\",\"States\":"
          + "{\"I\":{\"Type\":\"Pass\",\"End\":true}}}";

  @ParameterizedTest(name = "a result at {0} of {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.a.b | {\"a\":5} | step \"b\" to input {\"a\":5}",
        "$.r | [1,2] | step \"r\" to input [1,2]",
        "$.r | \"text\" | ReferencePath $.r to input \"text\"",
      })
  void a_result_that_does_not_fit_is_a_conflict(String path, String input, String expected) {
    Machine machine =
        Machine.of("\"Type\":\"Pass\",\"Result\":1,\"ResultPath\":\"" + path + "\",\"End\":true");

    assertThat(machine.failure(input))
        .isEqualTo("States.ReferencePathConflict: Unable to apply " + expected);
  }

  @Test
  void items_that_are_missing_are_a_conflict() {
    assertThat(Machine.of(MAP + ",\"ItemsPath\":\"$.a.items\"").failure("{\"a\":{\"b\":1}}"))
        .isEqualTo(
            "States.ReferencePathConflict: Unable to apply step \"items\" to input"
                + " {\"a\":{\"b\":1}}");
  }

  @Test
  void the_concurrency_is_looked_at_before_the_items() {
    Machine machine = Machine.of(MAP + ",\"ItemsPath\":\"$.no\",\"MaxConcurrencyPath\":\"$.most\"");

    assertThat(machine.failure("{\"most\":-1}"))
        .contains("Expected non-negative integer for MaxConcurrency, got '-1' instead.");
  }

  @Test
  void choice_without_a_match_or_default_is_a_fault_of_the_machine() {
    Machine machine =
        Machine.of(
            "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"NumericEquals\":1,"
                + "\"Next\":\"S\"}]");

    assertThat(machine.failure("{\"a\":2}")).startsWith("States.Runtime: ");
  }

  @Test
  void an_index_past_the_end_is_null_in_a_template() {
    Machine machine =
        Machine.of("\"Type\":\"Pass\",\"Parameters\":{\"v.$\":\"$.a[5]\"},\"End\":true");

    assertThat(machine.output("{\"a\":[0]}")).isEqualTo("{\"v\":null}");
  }

  @Test
  void a_function_of_a_path_that_has_nothing_to_work_on_leads_nowhere() {
    Machine machine = Machine.of("\"Type\":\"Pass\",\"InputPath\":\"$.a.sum()\",\"End\":true");

    assertThat(machine.failure("{\"a\":[]}"))
        .startsWith("States.Runtime: " + Machine.AT + "Invalid path '$.a.sum()' : ");
  }

  @Test
  void digits_are_seconds_too() {
    Machine machine = Machine.of("\"Type\":\"Wait\",\"SecondsPath\":\"$.n\",\"End\":true");

    assertThat(machine.run("{\"n\":\"30\"}").stopDate()).contains(Machine.NOW.plusSeconds(30));
  }

  @ParameterizedTest(name = "Seconds {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | Seconds must be between 0 and 99999999 but was: -1",
        "100000000 | Seconds must be between 0 and 99999999 but was: 100000000",
        "1.6 | The Seconds field cannot be parsed as an integer: 1.6",
      })
  void seconds_of_an_expression_are_a_whole_number_in_bounds(String given, String expected) {
    Machine machine =
        Machine.jsonata("\"Type\":\"Wait\",\"Seconds\":\"{% " + given + " %}\",\"End\":true");

    assertThat(machine.failure("{}"))
        .isEqualTo("States.QueryEvaluationError: " + Machine.AT + expected);
  }

  @Test
  void a_moment_of_an_expression_is_a_date_and_a_time() {
    Machine machine =
        Machine.jsonata("\"Type\":\"Wait\",\"Timestamp\":\"{% 'soon' %}\",\"End\":true");

    assertThat(machine.failure("{}"))
        .startsWith("States.QueryEvaluationError: ")
        .endsWith("extended offset date-time format string: 'soon' == soon");
  }
}
