package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.lambda.FunctionException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** One state tried, and definitions looked at, without a machine. */
final class TrialTest {
  private static final String TASK =
      """
      {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
       "Parameters": {"FunctionName": "work", "Payload.$": "$"}, "OutputPath": "$.Payload",
       "Retry": [{"ErrorEquals": ["Busy"]}],
       "Catch": [{"ErrorEquals": ["Lost"], "Next": "find"}], "Next": "after"}
      """;

  @TempDir Path folder;
  private Region region;

  @BeforeEach
  void createRegion() {
    region = new Region(folder);
  }

  private TestStateResponse tried(String state, Consumer<TestStateRequest.Builder> more) {
    return region.sfn.testState(more.andThen(r -> r.definition(state).roleArn(Region.ROLE)));
  }

  private TestStateResponse failingWith(String error) {
    region.functions.put(
        "work",
        event -> {
          throw new FunctionException(error, "so it is");
        });
    return tried(TASK, r -> r.inspectionLevel(InspectionLevel.DEBUG));
  }

  @Test
  void a_state_says_its_output_and_where_it_goes() {
    region.functions.put("work", event -> event);

    TestStateResponse response =
        tried(TASK, r -> r.input("{\"a\":1}").inspectionLevel(InspectionLevel.DEBUG));

    assertThat(response.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(response.output()).isEqualTo("{\"a\":1}");
    assertThat(response.nextState()).isEqualTo("after");
    assertThat(response.inspectionData().input()).isEqualTo("{\"a\":1}");
    assertThat(response.inspectionData().result()).contains("\"StatusCode\":200");
  }

  @Test
  void an_error_is_retriable_caught_or_failed() {
    assertThat(failingWith("Busy"))
        .satisfies(
            busy -> {
              assertThat(busy.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
              assertThat(busy.error()).isEqualTo("Busy");
              assertThat(busy.inspectionData().errorDetails().retryIndex()).isZero();
            });
    assertThat(failingWith("Lost"))
        .satisfies(
            lost -> {
              assertThat(lost.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
              assertThat(lost.error()).isEqualTo("Lost");
              assertThat(lost.nextState()).isEqualTo("find");
              assertThat(lost.output()).contains("\"Error\":\"Lost\"");
              assertThat(lost.inspectionData().errorDetails().catchIndex()).isZero();
            });
    assertThat(failingWith("Other"))
        .satisfies(
            other -> {
              assertThat(other.status()).isEqualTo(TestExecutionStatus.FAILED);
              assertThat(other.nextState()).isNull();
            });
  }

  @Test
  void a_mock_answers_for_a_call() {
    assertThat(tried(TASK, r -> r.mock(m -> m.result("{\"Payload\": 7}"))).output()).isEqualTo("7");
    assertThat(tried(TASK, r -> r.mock(m -> m.errorOutput(e -> e.error("Lost")))).nextState())
        .isEqualTo("find");
  }

  @Test
  void a_choice_says_which_way_and_variables_have_their_values() {
    String choice =
        """
        {"Type": "Choice", "QueryLanguage": "JSONata", "Default": "no",
         "Choices": [{"Condition": "{% $limit > $states.input.cost %}", "Next": "yes"}]}
        """;
    assertThat(tried(choice, r -> r.input("{\"cost\":9}").variables("{\"limit\":10}")).nextState())
        .isEqualTo("yes");
    assertThat(tried(choice, r -> r.input("{\"cost\":11}").variables("{\"limit\":10}")).nextState())
        .isEqualTo("no");
  }

  @Test
  void a_state_of_a_machine_is_tried_by_its_name() {
    String machine =
        """
        {"StartAt": "a", "States": {"a": {"Type": "Pass", "Next": "b"},
          "b": {"Type": "Fail", "Error": "Bad", "Cause": "by nature"}}}
        """;

    TestStateResponse response = tried(machine, r -> r.stateName("b"));

    assertThat(response.status()).isEqualTo(TestExecutionStatus.FAILED);
    assertThat(response.error()).isEqualTo("Bad");
    assertThat(response.cause()).isEqualTo("by nature");
  }

  @Test
  void what_cannot_be_tried_is_refused_by_name() {
    assertThatThrownBy(() -> tried("{\"Type\": \"Map\", \"End\": true}", r -> {}))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Map");
    assertThatThrownBy(() -> tried(TASK.replace("invoke\"", "invoke.waitForTaskToken\""), r -> {}))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("invoke.waitForTaskToken");
    assertThatThrownBy(() -> region.sfn.testState(r -> r.definition(TASK)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("RoleArn must be specified when testing a Task state");
    assertThatThrownBy(() -> tried("{\"Type\": \"Pass\"}", r -> {}))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void a_definition_is_diagnosed() {
    ValidateStateMachineDefinitionResponse good =
        region.sfn.validateStateMachineDefinition(
            r -> r.definition("{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Succeed\"}}}"));
    assertThat(good.resultAsString()).isEqualTo("OK");
    assertThat(good.diagnostics()).isEmpty();
    assertThat(diagnosis("{}"))
        .satisfies(
            missing -> {
              assertThat(missing.code()).isEqualTo("SCHEMA_VALIDATION_FAILED");
              assertThat(missing.message())
                  .isEqualTo("These fields are required: [States, StartAt]");
              assertThat(missing.location()).isEqualTo("/");
            });
    assertThat(diagnosis(""))
        .satisfies(
            empty -> {
              assertThat(empty.message()).isEqualTo("Definition must be a valid JSON object");
              assertThat(empty.location()).isNull();
            });
    assertThat(diagnosis("not a definition"))
        .satisfies(
            text -> {
              assertThat(text.code()).isEqualTo("INVALID_JSON_DESCRIPTION");
              assertThat(text.message())
                  .startsWith("Unrecognized token 'not': was expecting (JSON");
              assertThat(text.location())
                  .startsWith("[Source: (String)\"not a definition\"; line: 1, column: ");
            });
  }

  private ValidateStateMachineDefinitionDiagnostic diagnosis(String definition) {
    ValidateStateMachineDefinitionResponse bad =
        region.sfn.validateStateMachineDefinition(r -> r.definition(definition));
    assertThat(bad.resultAsString()).isEqualTo("FAIL");
    assertThat(bad.diagnostics()).hasSize(1);
    return bad.diagnostics().get(0);
  }
}
