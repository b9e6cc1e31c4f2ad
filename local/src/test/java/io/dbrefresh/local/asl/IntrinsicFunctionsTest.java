package io.dbrefresh.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.value.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IntrinsicFunctionsTest {
  private static Machine computing(String call) {
    return Machine.of(
        "\"Type\":\"Pass\",\"Parameters\":{\"r.$\":"
            + Json.write(TextNode.valueOf(call))
            + "},\"OutputPath\":\"$.r\",\"End\":true");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Array(1, 'a', $.list) | [1,\"a\",[3,1,2,1]]",
        "States.ArrayPartition($.list, 3) | [[3,1,2],[1]]",
        "States.ArrayContains($.list, 2) | true",
        "States.ArrayRange(1, 9, 4) | [1,5,9]",
        "States.ArrayRange(3, 1, -1) | [3,2,1]",
        "States.ArrayGetItem($.list, 2) | 2",
        "States.ArrayLength($.list) | 4",
        "States.ArrayUnique($.list) | [3,1,2]",
        "States.Base64Encode('Data to encode') | \"RGF0YSB0byBlbmNvZGU=\"",
        "States.Base64Decode('RGF0YSB0byBlbmNvZGU=') | \"Data to encode\"",
        "States.Hash('input data', 'SHA-1') | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
        "States.JsonMerge($.a, $.b, false) | {\"x\":{\"q\":2},\"y\":1}",
        "States.StringToJson('{\"n\": 1}') | {\"n\":1}",
        "States.JsonToString($.a) | \"{\\\"x\\\":{\\\"p\\\":1},\\\"y\\\":1}\"",
        "States.MathAdd(111, -1) | 110",
        "States.MathRandom(5, 6) | 5",
        "States.StringSplit('1,2;3,,4', ',;') | [\"1\",\"2\",\"3\",\"4\"]",
        "States.Format('{} of \\{{}\\} isn\\'t {}', 1, 'x', States.ArrayLength($.list))"
            + " | \"1 of {x} isn't 4\"",
      })
  void functions_compute(String call, String expected) {
    assertThat(
            computing(call)
                .output(
                    "{\"list\":[3,1,2,1],\"a\":{\"x\":{\"p\":1},\"y\":1},\"b\":{\"x\":{\"q\":2}}}"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.ArrayGetItem(States.Array(1), 1)",
        "States.ArrayRange(0, 5000, 1)",
        "States.ArrayPartition(States.Array(1), 0)",
        "States.Base64Decode('%')",
        "States.Hash('a', 'SHA-3')",
        "States.Format('{} {}', 1)",
        "States.StringToJson('{')",
        "States.MathAdd('a', 1)",
      })
  void functions_that_cannot_compute_fail_by_name(String call) {
    assertThat(computing(call).run("{}").failure().flatMap(StatesException::error))
        .contains("States.IntrinsicFailure");
  }
}
