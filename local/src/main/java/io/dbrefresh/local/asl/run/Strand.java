package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.query.Variables;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of control through a machine: a whole execution, a branch of a Parallel, an iteration of
 * a Map. Only here is a state left for the next; every transition is an action of its own on the
 * timeline.
 */
final class Strand {
  private final Execution execution;
  private final StateMachine machine;
  private final Variables variables;
  private final Recorder recorder;
  private final MapItem item;
  private final StrandEnd end;
  private long lastEvent;
  private boolean over;
  private @Nullable StateRun current;
  private Timeline.Scheduled transition = () -> {};

  Strand(
      Execution execution,
      StateMachine machine,
      Variables variables,
      Recorder recorder,
      MapItem item,
      StrandEnd end) {
    this.execution = execution;
    this.machine = machine;
    this.variables = variables;
    this.recorder = recorder;
    this.item = item;
    this.end = end;
  }

  /** Begins after the event {@code cause}. */
  void start(long cause, Json input) {
    lastEvent = cause;
    transit(machine.startAt(), input);
  }

  /** Goes to a state. */
  void transit(String state, Json input) {
    current = null;
    transition = execution.timeline().schedule(Duration.ZERO, () -> enter(state, input));
    execution.moved();
  }

  private void enter(String state, Json input) {
    run(state, input).ifPresent(StateRun::enter);
  }

  /** The state as it runs now; none when the strand is over, or the history full. */
  private Optional<StateRun> run(String state, Json input) {
    if (over) {
      return Optional.empty();
    }
    if (recorder.isFull()) {
      overflow();
      return Optional.empty();
    }
    execution.entered(state);
    StateRun run = machine.state(state).accept(new RunFactory(this, input));
    current = run;
    return Optional.of(run);
  }

  /** A child execution has a history of its own, and ends by itself when that is full. */
  private void overflow() {
    if (item.child().isPresent()) {
      fail(Execution.full());
    } else {
      execution.overflow();
    }
  }

  /** Goes on, after the event {@code cause}, where it was when its execution ended. */
  void resume(long cause, Resumption.At at) {
    lastEvent = cause;
    variables.assign(at.variables());
    if (at.entered() == 0) {
      transit(at.state(), at.input());
      return;
    }
    transition =
        execution
            .timeline()
            .schedule(
                Duration.ZERO, () -> run(at.state(), at.input()).ifPresent(run -> run.resume(at)));
    execution.moved();
  }

  /** Whether {@code run} is the state that it is in, and has not been left. */
  boolean isAt(StateRun run) {
    return current == run;
  }

  void succeed(Json result) {
    over = true;
    current = null;
    end.succeeded(result, lastEvent);
  }

  void fail(StatesException why) {
    over = true;
    current = null;
    end.failed(why, lastEvent);
  }

  /** Stops because a branch beside this one failed; the history says what was going on. */
  void abandon() {
    if (current != null) {
      current.abandon();
    }
    cancel();
  }

  /** Stops without telling anybody. */
  void cancel() {
    over = true;
    transition.cancel();
    if (current != null) {
      current.cancel();
      current = null;
    }
  }

  /** Records an event that follows the last one. */
  long record(String type, @Nullable ObjectNode details) {
    lastEvent = recorder.add(lastEvent, type, details);
    return lastEvent;
  }

  /** Records an event that the next one does not follow. */
  long recordAside(long previous, String type, @Nullable ObjectNode details) {
    return recorder.add(previous, type, details);
  }

  long lastEvent() {
    return lastEvent;
  }

  /** Makes the next event follow this one. */
  void continueFrom(long event) {
    lastEvent = event;
  }

  Execution execution() {
    return execution;
  }

  Variables variables() {
    return variables;
  }

  Recorder recorder() {
    return recorder;
  }

  MapItem item() {
    return item;
  }
}
