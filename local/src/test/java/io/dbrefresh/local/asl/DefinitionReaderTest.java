package io.dbrefresh.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.asl.definition.InvalidDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefinitionReaderTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Type\":\"Pass\" | should have only one of the following fields: [Next, End] at"
            + " /States/S",
        "\"Type\":\"Pass\",\"End\":true,\"Next\":\"S\" | should only be one of the following"
            + " fields: [Next, End]",
        "\"Type\":\"Pass\",\"End\":true,\"Retries\":1 | 'Retries' is not supported at"
            + " /States/S/Retries",
        "\"Type\":\"Park\",\"End\":true | one of the following: [Pass, Task, Choice,"
            + " Wait, Succeed, Fail, Parallel, Map] at /States/S/Type",
        "\"Type\":\"Pass\",\"End\":true,\"Output\":1 | The QueryLanguage is set to 'JSONPath', but"
            + " field 'Output' is only supported for the 'JSONata' QueryLanguage",
        "\"Type\":\"Pass\",\"End\":true,\"ResultPath\":\"$[*]\" | not a Reference Path",
        "\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":\"x\"} | must be a valid JSONPath",
        "\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":\"States.No()\"} | Unknown"
            + " intrinsic",
        "\"Type\":\"Pass\",\"End\":true,\"QueryLanguage\":\"SQL\" | [JSONPath, JSONata]",
        "\"Type\":\"Pass\",\"End\":true,\"QueryLanguage\":\"JSONata\",\"Output\":\"{% ( %}\" | is"
            + " invalid",
        "\"Type\":\"Pass\",\"End\":true,\"Assign\":{\"states\":1} | Variable name is not valid",
        "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"NumericEquals\":\"1\","
            + "\"Next\":\"S\"}]"
            + " | not valid for the operator NumericEquals at /States/S/Choices[0]/NumericEquals",
        "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"Next\":\"S\"}] | only one of the"
            + " comparison operators",
        "\"Type\":\"Wait\",\"Seconds\":1,\"SecondsPath\":\"$.a\",\"End\":true | should only be one"
            + " of the following fields: [Seconds, SecondsPath]",
        "\"Type\":\"Map\",\"End\":true | only one of the following fields: [ItemProcessor,"
            + " Iterator]",
        "\"Type\":\"Map\",\"End\":true,\"ItemReader\":{},\"ItemProcessor\":{\"StartAt\":\"I\","
            + "\"States\":{\"I\":{\"Type\":\"Succeed\"}}}"
            + " | ItemReader is for a Map in distributed mode",
        "\"Type\":\"Choice\" | These fields are required: [Choices] at /States/S",
        "\"Type\":\"Choice\",\"Choices\":[] | Value cannot be empty at /States/S/Choices",
        "\"Type\":\"Wait\",\"Seconds\":-1,\"End\":true | Minimum value is 0 at /States/S/Seconds",
        "\"Type\":\"Wait\",\"Seconds\":\"1\",\"End\":true | Expected value of type Integer",
        "\"Type\":\"Task\",\"Resource\":\"x\",\"End\":true | Value is not a valid resource ARN",
        "\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":"
            + "\"DISTRIBUTED\"},\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Succeed\"}}}"
            + " | These fields are required: [ExecutionType]",
        "\"Type\":\"Parallel\",\"End\":true,\"Branches\":[{\"StartAt\":\"S\",\"States\":{\"S\":"
            + "{\"Type\":\"Succeed\"}}}] | DUPLICATE_STATE_NAME: Duplicate State name: S",
      })
  void problems_name_the_place(String fields, String message) {
    assertThatThrownBy(() -> Machine.of(fields))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_text_that_is_no_json_is_refused() {
    assertThatThrownBy(() -> new Machine("{"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("INVALID_JSON_DESCRIPTION")
        .hasMessageContaining("\n at [Source: (String)\"{\"; line: 1, column: 2]");
  }

  @Test
  void a_state_that_nothing_leads_to_is_refused() {
    assertThatThrownBy(
            () ->
                new Machine(
                    """
                    {"StartAt": "a", "States": {"a": {"Type": "Pass", "End": true},
                      "b": {"Type": "Pass", "Next": "c"}, "c": {"Type": "Pass", "Next": "b"}}}
                    """))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(
            "MISSING_TRANSITION_TARGET: State \"b\" is not reachable. at /States/b,"
                + " MISSING_TRANSITION_TARGET: State \"c\" is not reachable. at /States/c");
  }

  @Test
  void what_is_missing_is_listed_for_each_object() {
    assertThatThrownBy(() -> new Machine("{}"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessage(
            "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are"
                + " required: [States, StartAt] at /'");
  }

  @Test
  void every_problem_is_listed() {
    assertThatThrownBy(
            () -> Machine.of("\"Type\":\"Pass\",\"Next\":\"X\",\"InputPath\":\"x\",\"Y\":1"))
        .isInstanceOfSatisfying(
            InvalidDefinitionException.class, invalid -> assertThat(invalid.problems()).hasSize(3));
  }
}
