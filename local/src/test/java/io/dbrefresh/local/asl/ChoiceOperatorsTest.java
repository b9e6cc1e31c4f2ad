package io.dbrefresh.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.asl.failure.StatesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChoiceOperatorsTest {
  private static final String ENDS =
      ",\"Next\":\"Yes\"}],\"Default\":\"No\"},"
          + "\"Yes\":{\"Type\":\"Pass\",\"Result\":true,\"End\":true},"
          + "\"No\":{\"Type\":\"Pass\",\"Result\":false,\"End\":true";

  private static Machine asking(String test) {
    return Machine.of("\"Type\":\"Choice\",\"Choices\":[{" + test + ENDS);
  }

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"NumericEquals\":1 | 1.0 | true",
        "\"NumericEquals\":1 | \"1\" | false",
        "\"NumericLessThanEquals\":1 | 1 | true",
        "\"NumericGreaterThan\":1 | 1 | false",
        "\"NumericGreaterThanPath\":\"$.two\" | 3 | true",
        "\"StringEquals\":\"a\" | \"a\" | true",
        "\"StringLessThan\":\"b\" | \"a\" | true",
        "\"StringGreaterThanEquals\":\"b\" | \"a\" | false",
        "\"StringMatches\":\"log-*.txt\" | \"log-12.txt\" | true",
        "\"StringMatches\":\"a\\\\*b\" | \"axb\" | false",
        "\"StringMatches\":\"a\\\\*b\" | \"a*b\" | true",
        "\"BooleanEquals\":false | false | true",
        "\"BooleanEquals\":false | null | false",
        "\"TimestampLessThan\":\"2026-01-01T00:00:00Z\" | \"2025-12-31T23:00:00-02:00\" | false",
        "\"TimestampEquals\":\"2026-01-01T00:00:00Z\" | \"2026-01-01T01:00:00+01:00\" | true",
        "\"IsNull\":true | null | true",
        "\"IsNumeric\":false | \"1\" | true",
        "\"IsTimestamp\":true | \"2026-01-01\" | false",
        "\"IsString\":true | \"\" | true",
        "\"IsBoolean\":true | true | true",
        "\"IsPresent\":true | null | true",
      })
  void operators_compare(String test, String value, String expected) {
    assertThat(asking("\"Variable\":\"$.v\"," + test).output("{\"v\":" + value + ",\"two\":2}"))
        .isEqualTo(expected);
  }

  @Test
  void a_variable_that_is_not_there_is_not_present_and_nothing_else() {
    assertThat(asking("\"Variable\":\"$.v\",\"IsPresent\":false").output("{}")).isEqualTo("true");
    assertThat(
            asking("\"Variable\":\"$.v\",\"IsNull\":true")
                .run("{}")
                .failure()
                .flatMap(StatesException::reason))
        .contains(
            "An error occurred while executing the state 'S' (entered at the event id #2). Invalid"
                + " path '$.v': The choice state's condition path references an invalid value.");
  }

  @Test
  void conditions_combine() {
    String big = "{\"Variable\":\"$.v\",\"NumericGreaterThan\":5}";
    String even = "{\"Variable\":\"$.even\",\"BooleanEquals\":true}";

    assertThat(
            asking("\"And\":[" + big + ",{\"Not\":" + even + "}]")
                .output("{\"v\":7,\"even\":false}"))
        .isEqualTo("true");
    assertThat(asking("\"Or\":[" + big + "," + even + "]").output("{\"v\":1,\"even\":false}"))
        .isEqualTo("false");
  }
}
