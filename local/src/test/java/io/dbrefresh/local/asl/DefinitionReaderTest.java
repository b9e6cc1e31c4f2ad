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
        "\"Type\":\"Pass\" | Missing required field: Next or End at /States/S",
        "\"Type\":\"Pass\",\"End\":true,\"Next\":\"S\" | Only one of Next and End",
        "\"Type\":\"Pass\",\"End\":true,\"Retries\":1 | 'Retries' is not supported at"
            + " /States/S/Retries",
        "\"Type\":\"Park\",\"End\":true | not the name of a state type: Park at /States/S/Type",
        "\"Type\":\"Pass\",\"End\":true,\"Output\":1 | 'Output' is not supported",
        "\"Type\":\"Pass\",\"End\":true,\"ResultPath\":\"$[*]\" | not a Reference Path",
        "\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":\"x\"} | must be a valid JSONPath",
        "\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":\"States.No()\"} | Unknown"
            + " intrinsic",
        "\"Type\":\"Pass\",\"End\":true,\"QueryLanguage\":\"SQL\" | [JSONPath, JSONata]",
        "\"Type\":\"Pass\",\"End\":true,\"QueryLanguage\":\"JSONata\",\"Output\":\"{% ( %}\" | is"
            + " invalid",
        "\"Type\":\"Pass\",\"End\":true,\"Assign\":{\"states\":1} | Variable name is not valid",
        "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"NumericEquals\":\"1\",\"Next\":\"S\"}]"
            + " | not valid for the operator NumericEquals at /States/S/Choices[0]/NumericEquals",
        "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"Next\":\"S\"}] | Missing a"
            + " comparison",
        "\"Type\":\"Wait\",\"Seconds\":1,\"SecondsPath\":\"$.a\",\"End\":true | Only one of"
            + " Seconds",
        "\"Type\":\"Map\",\"End\":true | Missing required field: ItemProcessor",
        "\"Type\":\"Map\",\"End\":true,\"ItemReader\":{},\"ItemProcessor\":{\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Succeed\"}}}"
            + " | ItemReader is for a Map in distributed mode",
        "\"Type\":\"Parallel\",\"End\":true,\"Branches\":[{\"StartAt\":\"S\",\"States\":{\"S\":"
            + "{\"Type\":\"Succeed\"}}}] | Duplicate State name: S",
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
        .hasMessageContaining("INVALID_JSON_DESCRIPTION");
  }

  @Test
  void every_problem_is_listed() {
    assertThatThrownBy(
            () -> Machine.of("\"Type\":\"Pass\",\"Next\":\"X\",\"InputPath\":\"x\",\"Y\":1"))
        .isInstanceOfSatisfying(
            InvalidDefinitionException.class, invalid -> assertThat(invalid.problems()).hasSize(3));
  }
}
