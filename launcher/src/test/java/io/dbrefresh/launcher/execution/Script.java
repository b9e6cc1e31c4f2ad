package io.dbrefresh.launcher.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Writes histories: each call is a part that a follower sees at one look. */
public final class Script {
  private static final Instant START = Instant.parse("2026-11-21T03:14:00Z");

  private final List<List<HistoryEvent>> parts = new ArrayList<>();
  private long id;
  private long seconds;

  /** The execution begins. */
  public Script begin() {
    return part(event(HistoryEventType.EXECUTION_STARTED, e -> {}));
  }

  /** A step begins, worked on by a nested execution. */
  public Script step(String name, String nested) {
    return part(
        event(
            HistoryEventType.TASK_STATE_ENTERED,
            e -> e.stateEnteredEventDetails(d -> d.name(name))),
        event(
            HistoryEventType.TASK_SUBMITTED,
            e ->
                e.taskSubmittedEventDetails(
                    d -> d.output("{\"ExecutionArn\": \"" + nested + "\"}"))));
  }

  /** A state that is no step. */
  public Script choice(String name) {
    return part(
        event(
            HistoryEventType.CHOICE_STATE_ENTERED,
            e -> e.stateEnteredEventDetails(d -> d.name(name))));
  }

  /** The step is done, after so many seconds. */
  public Script done(String name, long took, String detail) {
    seconds += took;
    String answer = "{\"step\": \"" + name + "\", \"detail\": \"" + detail + "\"}";
    return part(
        event(
            HistoryEventType.TASK_SUCCEEDED,
            e -> e.taskSucceededEventDetails(d -> d.output("{\"Output\": " + answer + "}"))),
        event(
            HistoryEventType.TASK_STATE_EXITED,
            e -> e.stateExitedEventDetails(d -> d.name(name).output(answer))));
  }

  /** The step's nested execution failed, and the machine caught it. */
  public Script caught(String name, String error, String cause) {
    String description = "{\"Error\": \"" + error + "\", \"Cause\": \"" + cause + "\"}";
    return part(
        event(
            HistoryEventType.TASK_FAILED,
            e -> e.taskFailedEventDetails(d -> d.error("States.TaskFailed").cause(description))),
        event(
            HistoryEventType.TASK_STATE_EXITED,
            e -> e.stateExitedEventDetails(d -> d.name(name).output("{}"))));
  }

  /** What a nested execution's task says. */
  public Script says(String detail) {
    return part(
        event(
            HistoryEventType.TASK_SUCCEEDED,
            e ->
                e.taskSucceededEventDetails(
                    d -> d.output("{\"Payload\": {\"detail\": \"" + detail + "\"}}"))));
  }

  /** The execution succeeds. */
  public List<List<HistoryEvent>> succeeds(String output) {
    return part(event(
            HistoryEventType.EXECUTION_SUCCEEDED,
            e -> e.executionSucceededEventDetails(d -> d.output(output))))
        .parts;
  }

  /** The execution fails. */
  public List<List<HistoryEvent>> fails(String error, String cause) {
    return part(event(
            HistoryEventType.EXECUTION_FAILED,
            e -> e.executionFailedEventDetails(d -> d.error(error).cause(cause))))
        .parts;
  }

  /** The execution is stopped. */
  public List<List<HistoryEvent>> aborted(String error) {
    return part(event(
            HistoryEventType.EXECUTION_ABORTED,
            e -> e.executionAbortedEventDetails(d -> d.error(error).cause("by hand"))))
        .parts;
  }

  /** What was written so far. */
  public List<List<HistoryEvent>> soFar() {
    return parts;
  }

  private Script part(HistoryEvent... events) {
    parts.add(List.of(events));
    return this;
  }

  private HistoryEvent event(HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
    HistoryEvent.Builder builder =
        HistoryEvent.builder().id(++id).type(type).timestamp(START.plusSeconds(seconds++));
    details.accept(builder);
    return builder.build();
  }
}
