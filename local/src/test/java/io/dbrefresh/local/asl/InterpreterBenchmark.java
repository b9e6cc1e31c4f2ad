package io.dbrefresh.local.asl;

import io.dbrefresh.local.asl.history.Event;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.stepfunctions.LocalSfn;
import io.dbrefresh.local.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Measures the interpreter on the virtual clock: state transitions a second, and the heap that
 * executions take which all wait at once. Run with {@code -Xmx512m}.
 */
public final class InterpreterBenchmark {
  private static final String LOOP =
      """
      {"QueryLanguage": "JSONata", "StartAt": "count", "States": {
        "count": {"Type": "Pass", "Output": {"left": "{% $states.input.left - 1 %}",
          "target": "{% $states.input.target %}"}, "Next": "more"},
        "more": {"Type": "Choice", "Choices": [
          {"Condition": "{% $states.input.left > 0 %}", "Next": "wait"}], "Default": "end"},
        "wait": {"Type": "Wait", "Seconds": 10, "Next": "count"},
        "end": {"Type": "Succeed"}}}
      """;
  private static final String PATHS =
      """
      {"StartAt": "count", "States": {
        "count": {"Type": "Pass", "Parameters": {"left.$": "States.MathAdd($.left, -1)",
          "target.$": "$.target"}, "Next": "more"},
        "more": {"Type": "Choice", "Choices": [
          {"Variable": "$.left", "NumericGreaterThan": 0, "Next": "wait"}], "Default": "end"},
        "wait": {"Type": "Wait", "Seconds": 10, "Next": "count"},
        "end": {"Type": "Succeed"}}}
      """;
  private static final String TASKS =
      """
      {"QueryLanguage": "JSONata", "StartAt": "advance", "States": {
        "advance": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "advance", "Payload": "{% $states.input %}"},
          "Output": "{% $states.result.Payload %}", "Next": "outcome"},
        "outcome": {"Type": "Choice", "Choices": [
          {"Condition": "{% $states.input.status = 'DONE' %}", "Next": "done"}],
          "Default": "wait"},
        "wait": {"Type": "Wait", "Seconds": 30, "Next": "advance"},
        "done": {"Type": "Succeed"}}}
      """;
  private static final int ROUNDS = 3;
  private static final int WAITING = 1000;

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final Functions functions = (function, payload) -> "{\"status\":\"IN_PROGRESS\"}";
  private final LocalSfn sfn =
      new LocalSfn(timeline, functions, new Random(1), "us-east-1", "123456789012");
  private int started;

  private InterpreterBenchmark() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    new InterpreterBenchmark().speed("JSONata", LOOP);
    new InterpreterBenchmark().speed("JSONPath", PATHS);
    new InterpreterBenchmark().memory();
  }

  private String create(String definition) {
    return sfn.createStateMachine(
            request ->
                request
                    .name("machine")
                    .definition(definition)
                    .roleArn("arn:aws:iam::123456789012:role/machine"))
        .stateMachineArn();
  }

  private String start(String machine, int left) {
    String name = "execution-" + started++;
    return sfn.startExecution(
            request ->
                request
                    .stateMachineArn(machine)
                    .name(name)
                    .input("{\"left\": " + left + ", \"target\": \"mysqlinstd\"}"))
        .executionArn();
  }

  private void speed(String language, String definition) {
    String machine = create(definition);
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      long transitions = 0;
      for (int execution = 0; execution < 10; execution++) {
        String arn = start(machine, 1000);
        timeline.runUntilIdle();
        transitions += transitions(arn);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf(
          "%-8s round %d: %,d transitions in %.2f s, %,.0f a second%n",
          language, round + 1, transitions, seconds, transitions / seconds);
    }
  }

  /** States entered, by the last event's id: each visit of a state records two events. */
  private long transitions(String arn) {
    HistoryEvent last =
        sfn.getExecutionHistory(
                request -> request.executionArn(arn).reverseOrder(true).maxResults(1))
            .events()
            .get(0);
    return last.id() / 2;
  }

  private void memory() {
    String machine = create(TASKS);
    start(machine, 1);
    timeline.advance(Duration.ofSeconds(1));
    long before = used();
    for (int execution = 0; execution < WAITING; execution++) {
      start(machine, 1);
    }
    timeline.advance(Duration.ofSeconds(65));
    long after = used();
    System.out.printf(
        "%d executions waiting at once after three polls: %.1f KiB each, %d MiB in all, of %d MiB"
            + " allowed (%s)%n",
        WAITING,
        (after - before) / 1024.0 / WAITING,
        after >> 20,
        Runtime.getRuntime().maxMemory() >> 20,
        Event.class.getSimpleName() + "s included");
  }

  private static long used() {
    for (int round = 0; round < 5; round++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
