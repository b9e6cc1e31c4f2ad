package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

final class LocalSfnTest {
  private static final String PASS =
      "{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Pass\",\"Next\":\"b\"},"
          + "\"b\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}";

  @TempDir Path folder;
  private Region region;
  private String machine;

  @BeforeEach
  void createRegion() {
    region = new Region(folder);
    machine = region.create("machine", PASS);
  }

  @Test
  void the_same_start_again_finds_the_running_execution() {
    String arn = region.start(machine, "one", "{\"a\":1}");

    assertThat(region.start(machine, "one", "{\"a\":1}")).isEqualTo(arn);
    assertThatThrownBy(() -> region.start(machine, "one", "{\"a\":2}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class)
        .hasMessageContaining("Execution Already Exists: '" + arn + "'");
    region.timeline.runUntilIdle();
    assertThatThrownBy(() -> region.start(machine, "one", "{\"a\":1}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "a:b", "a*", "a~b", "{a}"})
  void names_with_forbidden_characters_are_refused(String name) {
    assertThatThrownBy(() -> region.start(machine, name, "{}"))
        .isInstanceOf(InvalidNameException.class)
        .hasMessageContaining("Invalid Name: '" + name + "'");
  }

  @Test
  void what_does_not_exist_is_the_services_own_fault() {
    String noMachine = machine.replace("machine:", "machine:").replaceAll("machine$", "none");
    assertThatThrownBy(() -> region.start(noMachine, "one", "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(() -> region.describe(machine)).isInstanceOf(InvalidArnException.class);
    assertThatThrownBy(
            () -> region.describe("arn:aws:states:us-east-1:123456789012:execution:machine:none"))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> region.start(machine, "one", "{"))
        .isInstanceOf(InvalidExecutionInputException.class);
  }

  @Test
  void a_definition_is_refused_with_all_its_problems() {
    String broken =
        """
        {"StartAt": "x", "States": {
          "a": {"Type": "Pass", "Next": "nowhere"},
          "b": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true},
          "c": {"Type": "Wait", "End": true}}}
        """;

    assertThatThrownBy(() -> region.create("broken", broken))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContainingAll(
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: x at /StartAt",
            "Missing 'Next' target: nowhere at /States/a/Next",
            "arn:aws:states:::sqs:sendMessage is not recognized.",
            "at /States/b/Resource",
            "at /States/c");
  }

  @Test
  void creating_again_is_harmless_and_something_else_under_the_name_is_refused() {
    assertThat(region.create("machine", PASS)).isEqualTo(machine);
    assertThatThrownBy(() -> region.create("machine", PASS.replace("60", "61")))
        .isInstanceOf(StateMachineAlreadyExistsException.class);
  }

  @Test
  void an_update_counts_for_later_executions_only() {
    String before = region.start(machine, "before", "{}");
    region.sfn.updateStateMachine(
        request -> request.stateMachineArn(machine).definition(PASS.replace("60", "5")));
    String after = region.start(machine, "after", "{}");
    region.timeline.runUntilIdle();

    assertThat(lasted(before)).isEqualTo(Duration.ofSeconds(60));
    assertThat(lasted(after)).isEqualTo(Duration.ofSeconds(5));
    assertThat(
            region
                .sfn
                .describeStateMachineForExecution(request -> request.executionArn(before))
                .definition())
        .isEqualTo(PASS);
  }

  private Duration lasted(String arn) {
    DescribeExecutionResponse execution = region.describe(arn);
    return Duration.between(execution.startDate(), execution.stopDate());
  }

  @Test
  void executions_are_listed_newest_first_by_status_and_page() {
    for (int index = 0; index < 5; index++) {
      region.start(machine, "e" + index, "{}");
      region.timeline.advance(Duration.ofSeconds(20));
    }

    ListExecutionsResponse first =
        region.sfn.listExecutions(request -> request.stateMachineArn(machine).maxResults(2));
    assertThat(first.executions()).extracting(ExecutionListItem::name).containsExactly("e4", "e3");
    ListExecutionsResponse second =
        region.sfn.listExecutions(
            request -> request.stateMachineArn(machine).maxResults(2).nextToken(first.nextToken()));
    assertThat(second.executions()).extracting(ExecutionListItem::name).containsExactly("e2", "e1");
    assertThat(
            region
                .sfn
                .listExecutions(
                    request ->
                        request.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                .executions())
        .extracting(ExecutionListItem::name)
        .containsExactly("e4", "e3");
  }

  @Test
  void a_history_is_paged_in_both_directions() {
    String arn = region.start(machine, "one", "{}");
    region.timeline.runUntilIdle();

    List<HistoryEvent> forward = new ArrayList<>();
    region
        .sfn
        .getExecutionHistoryPaginator(request -> request.executionArn(arn).maxResults(2))
        .events()
        .forEach(forward::add);
    GetExecutionHistoryResponse last =
        region.sfn.getExecutionHistory(
            request -> request.executionArn(arn).reverseOrder(true).maxResults(1));

    assertThat(forward).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(forward)
        .extracting(HistoryEvent::previousEventId)
        .containsExactly(0L, 0L, 2L, 3L, 4L, 5L);
    assertThat(forward.get(1).stateEnteredEventDetails().name()).isEqualTo("a");
    assertThat(forward.get(1).stateEnteredEventDetails().inputDetails().truncated()).isFalse();
    assertThat(last.events())
        .extracting(HistoryEvent::typeAsString)
        .containsExactly("ExecutionSucceeded");
    assertThatThrownBy(
            () ->
                region.sfn.getExecutionHistory(
                    request -> request.executionArn(arn).nextToken("foreign")))
        .isInstanceOf(InvalidTokenException.class);
  }

  @Test
  void listeners_hear_starts_and_ends() {
    List<ExecutionStatusChange> heard = new ArrayList<>();
    region.sfn.onStatusChange(heard::add);
    region.start(machine, "one", "{\"a\":1}");
    region.timeline.runUntilIdle();

    assertThat(heard)
        .extracting(ExecutionStatusChange::status)
        .containsExactly("RUNNING", "SUCCEEDED");
    assertThat(heard.get(1).output()).contains("{\"a\":1}");
    assertThat(heard.get(1).stopDate()).isPresent();
  }

  @Test
  void a_listener_that_throws_changes_nothing_about_the_execution() {
    String arn = region.start(machine, "one", "{}");
    region.sfn.onStatusChange(
        change -> {
          throw new IllegalStateException("deaf");
        });

    assertThatThrownBy(region.timeline::runUntilIdle).hasMessage("deaf");
    assertThat(region.describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(region.types(arn)).endsWith("WaitStateExited", "ExecutionSucceeded");
  }

  @Test
  void another_process_sees_what_ended_and_what_runs() {
    String ended = region.start(machine, "ended", "{\"a\": 1}");
    region.timeline.advance(Duration.ofSeconds(70));
    String runs = region.start(machine, "runs", "{}");
    region.timeline.advance(Duration.ofSeconds(1));

    Region later = new Region(folder);

    assertThat(later.describe(ended)).isEqualTo(region.describe(ended));
    assertThat(later.events(ended)).isEqualTo(region.events(ended));
    assertThat(later.describe(runs).status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(later.types(runs)).endsWith("PassStateExited", "WaitStateEntered");
    assertThat(later.sfn.describeStateMachine(r -> r.stateMachineArn(machine)).definition())
        .isEqualTo(PASS);
  }

  @Test
  void what_a_dead_process_left_running_is_aborted_once() {
    String arn = region.start(machine, "one", "{}");
    region.timeline.advance(Duration.ofSeconds(1));

    Region later = new Region(folder);
    List<ExecutionStatusChange> heard = new ArrayList<>();
    later.sfn.onStatusChange(heard::add);

    assertThat(later.sfn.abortInterrupted("the process ended")).containsExactly(arn);
    assertThat(later.sfn.abortInterrupted("the process ended")).isEmpty();
    assertThat(later.describe(arn).status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(later.describe(arn).cause()).isEqualTo("the process ended");
    assertThat(later.types(arn)).endsWith("WaitStateEntered", "ExecutionAborted");
    assertThat(heard).extracting(ExecutionStatusChange::status).containsExactly("ABORTED");
  }

  @Test
  void looking_writes_nothing() throws IOException {
    region.start(machine, "one", "{}");
    region.timeline.runUntilIdle();
    List<String> before = files();

    Region later = new Region(folder);
    later.sfn.listExecutions(request -> request.stateMachineArn(machine));
    later.events("arn:aws:states:us-east-1:123456789012:execution:machine:one");
    later.sfn.listStateMachines();
    later.timeline.runUntilIdle();

    assertThat(files()).isEqualTo(before);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(path -> path + "@" + path.toFile().lastModified()).sorted().toList();
    }
  }

  @Test
  void a_deleted_machine_is_gone_and_its_executions_go_on() {
    String arn = region.start(machine, "one", "{}");
    region.sfn.deleteStateMachine(request -> request.stateMachineArn(machine));
    region.timeline.runUntilIdle();

    assertThat(region.describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(region.sfn.listStateMachines().stateMachines()).isEmpty();
  }
}
