package io.dbrefresh.launcher.execution;

import io.dbrefresh.statemachine.global.GlobalStep;
import io.dbrefresh.statemachine.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Makes of the events of a machine's history what people want to know of a run. */
final class StepTracker {
  private static final Set<String> STEPS =
      Stream.concat(
              Arrays.stream(Step.values()).map(Step::state),
              Arrays.stream(GlobalStep.values()).map(GlobalStep::state))
          .collect(Collectors.toSet());

  private final Consumer<RunEvent> told;
  private Instant startedAt = Instant.EPOCH;
  private @Nullable Running running;
  private Optional<RunEnding> ending = Optional.empty();

  StepTracker(Consumer<RunEvent> told) {
    this.told = told;
  }

  /** How the run ended; empty while it goes on. */
  Optional<RunEnding> ending() {
    return ending;
  }

  /** The nested execution that works on the current step, if one does. */
  Optional<String> nested() {
    return Optional.ofNullable(running).map(step -> step.nested);
  }

  /** The current step's task said where it stands. */
  void working(Instant at, String detail) {
    Running step = running;
    if (step != null && !detail.equals(step.detail)) {
      step.detail = detail;
      told.accept(new RunEvent.StepWorking(at, step.name, detail));
    }
  }

  void handle(HistoryEvent event) {
    switch (event.type()) {
      case EXECUTION_STARTED -> startedAt = event.timestamp();
      case TASK_STATE_ENTERED -> entered(event);
      case TASK_SUBMITTED, TASK_SUCCEEDED, TASK_FAILED, TASK_TIMED_OUT -> task(event);
      case TASK_STATE_EXITED -> exited(event);
      case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT ->
          ended(event);
      default -> {}
    }
  }

  private void entered(HistoryEvent event) {
    String name = event.stateEnteredEventDetails().name();
    if (STEPS.contains(name)) {
      running = new Running(name, event.timestamp());
      told.accept(new RunEvent.StepStarted(event.timestamp(), name));
    }
  }

  private void task(HistoryEvent event) {
    Running step = running;
    if (step != null) {
      step.task(event);
    }
  }

  private void exited(HistoryEvent event) {
    Running step = running;
    if (step != null && step.name.equals(event.stateExitedEventDetails().name())) {
      Payload.detail(Payload.parse(event.stateExitedEventDetails().output()))
          .ifPresent(detail -> step.detail = detail);
      running = null;
      told.accept(step.over(event.timestamp()));
    }
  }

  private void ended(HistoryEvent event) {
    RunEnding end = Endings.of(event, Duration.between(startedAt, event.timestamp()));
    Running step = running;
    if (step != null && !end.succeeded()) {
      step.fail(end.error(), end.reason());
      told.accept(step.over(event.timestamp()));
    }
    running = null;
    ending = Optional.of(end);
    told.accept(new RunEvent.Ended(event.timestamp(), end));
  }

  /** The step that runs, and what is known of it so far. */
  private static final class Running {
    private final String name;
    private final Instant since;
    private String detail = "";
    private @Nullable String nested;
    private @Nullable TaskFailure failure;

    Running(String name, Instant since) {
      this.name = name;
      this.since = since;
    }

    void task(HistoryEvent event) {
      switch (event.type()) {
        case TASK_SUBMITTED ->
            nested =
                Payload.parse(event.taskSubmittedEventDetails().output())
                    .path("ExecutionArn")
                    .textValue();
        case TASK_SUCCEEDED -> {
          failure = null;
          Payload.detail(Payload.parse(event.taskSucceededEventDetails().output()))
              .ifPresent(said -> detail = said);
        }
        case TASK_FAILED ->
            failure =
                TaskFailure.of(
                    event.taskFailedEventDetails().error(), event.taskFailedEventDetails().cause());
        default ->
            failure =
                TaskFailure.of(
                    "States.Timeout",
                    Optional.ofNullable(event.taskTimedOutEventDetails().cause())
                        .orElse("it took longer than it may"));
      }
    }

    void fail(String error, String cause) {
      if (failure == null) {
        failure = new TaskFailure(error, cause);
      }
    }

    RunEvent over(Instant at) {
      Duration took = Duration.between(since, at);
      TaskFailure failed = failure;
      return failed == null
          ? new RunEvent.StepDone(at, name, took, detail)
          : new RunEvent.StepFailed(at, name, took, failed.error(), failed.cause());
    }
  }
}
