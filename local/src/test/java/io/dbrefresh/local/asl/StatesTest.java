package io.dbrefresh.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.run.Execution;
import io.dbrefresh.local.asl.run.Status;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatesTest {
  private static final String FAIL = "\"Type\":\"Fail\",\"Error\":\"E\",\"Cause\":\"why\"";

  private static String inner(String fields) {
    return "{\"StartAt\":\"I\",\"States\":{\"I\":{" + fields + "}}}";
  }

  @Test
  void pass_puts_its_result_where_it_is_told() {
    Machine machine =
        Machine.of("\"Type\":\"Pass\",\"Result\":{\"x\":1},\"ResultPath\":\"$.a.b\",\"End\":true");

    assertThat(machine.output("{\"a\":{\"c\":2}}")).isEqualTo("{\"a\":{\"c\":2,\"b\":{\"x\":1}}}");
  }

  @Test
  void an_untouched_input_keeps_its_text() {
    assertThat(Machine.of("\"Type\":\"Succeed\"").output("{ \"a\" :  1.10 }"))
        .isEqualTo("{ \"a\" :  1.10 }");
  }

  @Test
  void an_index_beyond_the_end_leads_nowhere() {
    Execution execution =
        Machine.of("\"Type\":\"Pass\",\"InputPath\":\"$.a[1]\",\"End\":true").run("{\"a\":[0]}");

    assertThat(execution.failure().flatMap(StatesException::reason))
        .contains(
            "An error occurred while executing the state 'S' (entered at the event id #2). Invalid"
                + " path '$.a[1]' : No results for path: $['a'][1]");
  }

  @Test
  void wait_lasts_as_long_as_its_expression_says() {
    Machine machine =
        Machine.jsonata("\"Type\":\"Wait\",\"Seconds\":\"{% $states.input.n * 2 %}\",\"End\":true");

    Execution execution = machine.run("{\"n\":15}");

    assertThat(execution.stopDate()).contains(Machine.NOW.plusSeconds(30));
  }

  @Test
  void wait_until_a_moment_ends_at_that_moment() {
    Machine machine = Machine.of("\"Type\":\"Wait\",\"TimestampPath\":\"$.at\",\"End\":true");

    assertThat(machine.run("{\"at\":\"2026-01-01T02:00:00+01:00\"}").stopDate())
        .contains(Machine.NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void an_endless_machine_ends_when_its_history_is_full() {
    Execution execution = Machine.of("\"Type\":\"Pass\",\"Next\":\"S\"").run("{}");

    assertThat(execution.status()).isEqualTo(Status.FAILED);
    assertThat(execution.history().lastId()).isEqualTo(25_000);
    assertThat(execution.failure().flatMap(StatesException::reason))
        .contains("The execution reached the maximum number of history events (25000).");
  }

  @Test
  void a_machine_that_takes_too_long_times_out() {
    Machine machine =
        new Machine(
            "{\"TimeoutSeconds\":10,\"StartAt\":\"S\",\"States\":{\"S\":"
                + "{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}");

    Execution execution = machine.run("{}");

    assertThat(execution.status()).isEqualTo(Status.TIMED_OUT);
    assertThat(execution.stopDate()).contains(Machine.NOW.plusSeconds(10));
    assertThat(Machine.types(execution)).endsWith("ExecutionTimedOut");
  }

  @Test
  void parallel_gathers_the_outputs_in_the_order_of_its_branches() {
    Machine machine =
        Machine.of(
            "\"Type\":\"Parallel\",\"Branches\":["
                + "{\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Wait\",\"Seconds\":9,"
                + "\"End\":true}}},"
                + "{\"StartAt\":\"J\",\"States\":{\"J\":{\"Type\":\"Pass\",\"Result\":2,"
                + "\"End\":true}}}],\"End\":true");

    assertThat(machine.output("1")).isEqualTo("[1,2]");
  }

  @Test
  void a_branch_that_fails_stops_the_others() {
    Machine machine =
        Machine.of(
            "\"Type\":\"Parallel\",\"Branches\":["
                + "{\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Wait\",\"Seconds\":9,"
                + "\"End\":true}}},"
                + "{\"StartAt\":\"J\",\"States\":{\"J\":{"
                + FAIL
                + "}}}],\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"K\","
                + "\"ResultPath\":\"$.e\"}],\"End\":true},\"K\":{\"Type\":\"Pass\",\"End\":true");

    Execution execution = machine.run("{}");

    assertThat(execution.output().map(Object::toString))
        .contains("{\"e\":{\"Error\":\"E\",\"Cause\":\"why\"}}");
    assertThat(execution.stopDate()).contains(Machine.NOW);
    assertThat(Machine.types(execution)).contains("WaitStateAborted", "ParallelStateFailed");
  }

  @Test
  void map_runs_no_more_at_once_than_it_is_told() {
    Machine machine =
        Machine.of(
            "\"Type\":\"Map\",\"MaxConcurrency\":2,\"ItemProcessor\":"
                + inner("\"Type\":\"Wait\",\"Seconds\":10,\"End\":true")
                + ",\"End\":true");

    assertThat(machine.run("[1,2,3,4,5]").stopDate()).contains(Machine.NOW.plusSeconds(30));
  }

  @Test
  void map_selects_from_item_and_input() {
    Machine machine =
        Machine.of(
            "\"Type\":\"Map\",\"ItemsPath\":\"$.list\",\"ItemSelector\":{\"v.$\":"
                + "\"$$.Map.Item.Value\",\"i.$\":\"$$.Map.Item.Index\",\"k.$\":\"$.k\"},"
                + "\"ItemProcessor\":"
                + inner("\"Type\":\"Pass\",\"End\":true")
                + ",\"End\":true");

    assertThat(machine.output("{\"list\":[\"a\"],\"k\":7}"))
        .isEqualTo("[{\"v\":\"a\",\"i\":0,\"k\":7}]");
  }

  @Test
  void a_distributed_map_bears_the_failures_it_tolerates() {
    String processor =
        "{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},"
            + "\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Choice\",\"Choices\":[{"
            + "\"Variable\":\"$\",\"NumericEquals\":2,\"Next\":\"F\"}],\"Default\":\"P\"},"
            + "\"F\":{"
            + FAIL
            + "},\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    String fields = "\"Type\":\"Map\",\"ItemProcessor\":" + processor + ",\"End\":true";

    assertThat(Machine.of(fields + ",\"ToleratedFailureCount\":1").run("[1,2,3]").status())
        .isEqualTo(Status.SUCCEEDED);
    assertThat(Machine.of(fields).run("[1,2,3]").failure().flatMap(StatesException::error))
        .contains("States.ExceedToleratedFailureThreshold");
  }

  @Test
  void items_are_grouped_into_batches() {
    Machine machine =
        Machine.of(
            "\"Type\":\"Map\",\"ItemBatcher\":{\"MaxItemsPerBatch\":2,\"BatchInput\":{\"k.$\":"
                + "\"$[0]\"}},\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\","
                + "\"ExecutionType\":\"STANDARD\"},\"StartAt\":\"I\",\"States\":{\"I\":"
                + "{\"Type\":\"Pass\",\"End\":true}}},\"End\":true");

    assertThat(machine.output("[1,2,3]"))
        .isEqualTo(
            "[{\"BatchInput\":{\"k\":1},\"Items\":[1,2]},"
                + "{\"BatchInput\":{\"k\":1},\"Items\":[3]}]");
  }

  @Test
  void retries_follow_the_first_retrier_that_names_the_error() {
    Machine machine =
        Machine.of(
            "\"Type\":\"Parallel\",\"Branches\":["
                + inner(FAIL)
                + "],\"Retry\":[{\"ErrorEquals\":[\"Other\"],\"MaxAttempts\":9},"
                + "{\"ErrorEquals\":[\"E\"],\"IntervalSeconds\":10,\"BackoffRate\":3,"
                + "\"MaxDelaySeconds\":20,\"MaxAttempts\":3}],\"End\":true");

    Execution execution = machine.run("{}");

    assertThat(execution.stopDate()).contains(Machine.NOW.plusSeconds(10 + 20 + 20));
    assertThat(execution.failure().flatMap(StatesException::error)).isEqualTo(Optional.of("E"));
    assertThat(Machine.types(execution)).filteredOn("ParallelStateStarted"::equals).hasSize(4);
  }

  @Test
  void jitter_waits_anything_up_to_the_interval() {
    Machine machine =
        Machine.of(
            "\"Type\":\"Parallel\",\"Branches\":["
                + inner(FAIL)
                + "],\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"IntervalSeconds\":100,"
                + "\"MaxAttempts\":1,\"JitterStrategy\":\"FULL\"}],\"End\":true");

    assertThat(machine.run("{}").stopDate().orElseThrow())
        .isAfter(Machine.NOW)
        .isBefore(Machine.NOW.plusSeconds(100));
  }

  @Test
  void variables_of_a_branch_stay_in_it() {
    Machine machine =
        new Machine(
            """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "M"},
              "M": {"Type": "Map", "Items": [10, 20], "ItemProcessor": {"StartAt": "I", "States": {
                "I": {"Type": "Pass", "Assign": {"y": "{% $x + $states.input %}"}, "Next": "J"},
                "J": {"Type": "Pass", "Output": "{% $y %}", "End": true}}}, "Next": "Z"},
              "Z": {"Type": "Pass", "Output": "{% [$states.input, $exists($y)] %}", "End": true}}}
            """);

    assertThat(machine.output("{}")).isEqualTo("[11,21,false]");
  }

  @Test
  void an_expression_that_fails_can_be_caught() {
    Machine machine =
        Machine.jsonata(
            "\"Type\":\"Parallel\",\"Arguments\":\"{% $nothing %}\",\"Branches\":["
                + inner("\"Type\":\"Pass\",\"End\":true")
                + "],\"Catch\":[{\"ErrorEquals\":[\"States.QueryEvaluationError\"],\"Next\":\"K\","
                + "\"Output\":\"{% $states.errorOutput.Error %}\"}],\"End\":true},"
                + "\"K\":{\"Type\":\"Pass\",\"End\":true");

    Execution execution = machine.run("{}");

    assertThat(execution.output().map(Object::toString))
        .contains("\"States.QueryEvaluationError\"");
    assertThat(Machine.types(execution)).contains("EvaluationFailed");
  }

  @Test
  void an_aborted_execution_records_who_stopped_it_and_nothing_after() {
    Machine machine = Machine.of("\"Type\":\"Wait\",\"Seconds\":60,\"End\":true");
    Execution execution = machine.start("{}");
    machine.timeline.advance(Duration.ofSeconds(5));

    execution.abort(Optional.of("Operator"), Optional.empty());
    machine.timeline.runUntilIdle();

    assertThat(execution.status()).isEqualTo(Status.ABORTED);
    assertThat(Machine.types(execution))
        .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
  }
}
