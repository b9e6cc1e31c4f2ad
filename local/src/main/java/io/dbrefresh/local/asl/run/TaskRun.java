package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.state.TaskState;
import io.dbrefresh.local.asl.task.TaskCall;
import io.dbrefresh.local.asl.task.TaskCancellation;
import io.dbrefresh.local.asl.task.TaskEvents;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.task.TaskTokens;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import java.util.Optional;

/** A Task state that runs. */
final class TaskRun extends StateRun {
  private final TaskState state;
  private final TaskEvents events;
  private TaskCancellation call = TaskCancellation.NONE;
  private Optional<String> token = Optional.empty();
  private Optional<Long> heartbeat = Optional.empty();
  private Timeline.Scheduled silence = () -> {};
  private Optional<Json> submitted = Optional.empty();
  private int calls;

  TaskRun(Strand strand, TaskState state, Json input) {
    super(strand, state, input);
    this.state = state;
    this.events = state.integration().events();
  }

  @Override
  void work() {
    state.integration().check();
    token = newToken();
    Scope effective = effectiveScope();
    Json arguments = state.shape().flow().arguments(effective);
    PayloadLimit.check(name(), "arguments", arguments);
    Optional<Long> timeout = state.timeout().map(field -> field.evaluate(effective));
    heartbeat = state.heartbeat().map(field -> field.evaluate(effective));
    record("Scheduled", TaskDetails.scheduled(events, arguments, timeout, heartbeat));
    boolean begins = !state.integration().waitsForWorker();
    if (begins) {
      record("Started", TaskDetails.started(events));
    }
    String executionArn = strand().execution().identity().executionArn();
    TaskCall asked = new TaskCall(executionArn, arguments, submitted, token);
    submitted = Optional.empty();
    call = state.integration().start(asked, new Progress(++calls));
    timeout.ifPresent(limit -> later(Duration.ofSeconds(limit), () -> timedOut(ErrorName.TIMEOUT)));
    if (begins) {
      listen();
    }
    strand().execution().moved();
  }

  @Override
  void workOn(Resumption.At at) {
    submitted = at.submitted();
    work();
  }

  private Optional<String> newToken() {
    return state.integration().waitsForToken() || state.integration().waitsForWorker()
        ? Optional.of(TaskTokens.next(strand().execution().random()))
        : Optional.empty();
  }

  /** Counts the silence from now on. */
  private void listen() {
    silence.cancel();
    heartbeat.ifPresent(
        limit ->
            silence =
                timeline()
                    .schedule(
                        Duration.ofSeconds(limit),
                        () -> attempt(() -> timedOut(ErrorName.HEARTBEAT_TIMEOUT))));
  }

  @Override
  Optional<String> taskToken() {
    return token;
  }

  private void timedOut(String error) {
    cancel();
    StatesException why = new StatesException(Optional.of(error), Optional.empty());
    record("TimedOut", TaskDetails.failure(events, why));
    throw why;
  }

  @Override
  void cancel() {
    stopTimers();
    calls++;
    call.cancel();
    call = TaskCancellation.NONE;
  }

  private void record(String what, ObjectNode details) {
    strand().record(events.prefix() + what, details.isEmpty() ? null : details);
  }

  /** What one call tells; a later call, or the end of the state, makes it deaf. */
  private final class Progress implements TaskProgress {
    private final int number;

    Progress(int number) {
      this.number = number;
    }

    private boolean isWanted() {
      return number == calls;
    }

    @Override
    public void begun(Optional<String> worker) {
      if (isWanted()) {
        ObjectNode details = TaskDetails.started(events);
        worker.ifPresent(name -> details.put("workerName", name));
        strand().record(events.prefix() + "Started", details);
        listen();
        strand().execution().moved();
      }
    }

    @Override
    public void submitted(Json answer) {
      if (isWanted()) {
        record("Submitted", TaskDetails.output(events, answer));
      }
    }

    @Override
    public void heartbeat() {
      if (isWanted()) {
        listen();
      }
    }

    @Override
    public void succeeded(Json result) {
      if (isWanted()) {
        ended();
        record("Succeeded", TaskDetails.output(events, result));
        attempt(() -> leave(state.shape().flow().leave(scope(), result)));
      }
    }

    @Override
    public void failed(StatesException failure) {
      if (isWanted()) {
        ended();
        record("Failed", TaskDetails.failure(events, failure));
        fail(failure);
      }
    }

    private void ended() {
      calls++;
      call = TaskCancellation.NONE;
      stopTimers();
    }
  }

  private void stopTimers() {
    super.cancel();
    silence.cancel();
  }
}
