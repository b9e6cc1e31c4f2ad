package io.dbrefresh.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.dbrefresh.local.asl.value.Json;
import org.junit.jupiter.api.Test;
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
        "States.ArrayUnique($.list) | [1,2,3]",
        "States.ArrayContains(States.Array('9', 'true'), 9) | true",
        "States.ArrayContains(States.Array('9', 'true'), true) | true",
        "States.ArrayPartition($.list, 3.9) | [[3,1,2],[1]]",
        "States.ArrayRange(0.9, 4.9, 2.9) | [0,2,4]",
        "States.ArrayGetItem($.list, 0.9) | 3",
        "States.ArrayGetItem(States.Array(), 0) | null",
        "States.Base64Encode('Data to encode') | \"RGF0YSB0byBlbmNvZGU=\"",
        "States.Base64Decode('RGF0YSB0byBlbmNvZGU=') | \"Data to encode\"",
        "States.Base64Decode('%') | \"\"",
        "States.Hash('input data', 'SHA-1') | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
        "States.JsonMerge($.a, $.b, false) | {\"x\":{\"q\":2},\"y\":1}",
        "States.StringToJson('{\"n\": 1}') | {\"n\":1}",
        "States.JsonToString($.a) | \"{\\\"x\\\":{\\\"p\\\":1},\\\"y\\\":1}\"",
        "States.MathAdd(111, -1) | 110",
        "States.MathAdd(1.5, 1.4) | 3",
        "States.MathRandom(5, 6) | 5",
        "States.MathRandom(1, 100, 42) | 63",
        "States.StringToJson('') | null",
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
        "States.Hash('a', 'SHA-3')",
        "States.Format('{} {}', 1)",
        "States.MathAdd('a', 1)",
        "States.MathAdd(2147483647, 1)",
      })
  void a_function_that_cannot_compute_is_a_fault_of_the_machine(String call) {
    String function = call.substring(0, call.indexOf('('));

    assertThat(computing(call).failure("{}"))
        .isEqualTo(
            "States.Runtime: "
                + Machine.AT
                + "There was an error while evaluating the intrinsic function: "
                + call
                + ". Invalid arguments in "
                + function);
  }

  @Test
  void the_outermost_call_is_told_and_the_innermost_function() {
    assertThat(computing("States.Array( States.MathAdd('a', 1) )").failure("{}"))
        .endsWith(
            "intrinsic function: States.Array( States.MathAdd('a', 1) ). Invalid arguments in"
                + " States.MathAdd");
  }

  @Test
  void a_path_that_leads_nowhere_is_told_with_the_input() {
    assertThat(computing("States.ArrayLength($.no)").failure("{\"a\": 1}"))
        .isEqualTo(
            "States.Runtime: "
                + Machine.AT
                + "The function 'States.ArrayLength($.no)' had the following error: The JsonPath"
                + " argument for the field '$.no' could not be found in the input '{\"a\": 1}'");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Format('{', 1) | Invalid template in States.Format: matching '}' not found for"
            + " '{'.",
        "States.Format('}', 1) | Invalid template in States.Format: matching '{' not found for"
            + " '}'.",
        "States.StringToJson('{') | Cannot convert String to Json in States.StringToJson, caused"
            + " by: Unexpected end-of-input: expected close marker for Object",
      })
  void texts_that_cannot_be_read_are_told_why(String call, String expected) {
    assertThat(computing(call).failure("{}")).contains(call + ". " + expected);
  }
}
