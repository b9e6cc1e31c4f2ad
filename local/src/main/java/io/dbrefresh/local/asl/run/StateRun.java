package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.EvaluationFault;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.flow.Leaving;
import io.dbrefresh.local.asl.history.Details;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.state.Catcher;
import io.dbrefresh.local.asl.state.State;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A state while it runs: from its entered event to its exited event, retries included. */
abstract class StateRun {
  private static final Set<String> ABORTABLE = Set.of("Task", "Wait", "Parallel", "Map");

  private final Strand strand;
  private final State state;
  private final Json input;
  private final Instant enteredTime;
  private final RetryCounter retries;
  private long eventBefore;
  private long enteredEvent;
  private Timeline.Scheduled timer = () -> {};

  StateRun(Strand strand, State state, Json input) {
    this.strand = strand;
    this.state = state;
    this.input = input;
    this.enteredTime = strand.execution().timeline().clock().instant();
    this.retries = new RetryCounter(state.errorHandling().retriers());
  }

  final void enter() {
    eventBefore = strand.lastEvent();
    enteredEvent =
        strand.record(
            state.shape().type() + "StateEntered", Details.entered(state.shape().name(), input));
    attempt(this::work);
  }

  /** Goes on in a state that was entered before its execution was redriven. */
  final void resume(Resumption.At at) {
    eventBefore = strand.lastEvent();
    enteredEvent = at.entered();
    attempt(() -> workOn(at));
  }

  /** Does what the state is for, as far as that was not done before a redrive. */
  void workOn(Resumption.At at) {
    work();
  }

  /** Does what the state is for; runs again for each retry. */
  abstract void work();

  /** Stops what the state began; the execution has ended or the branch is not wanted any more. */
  void cancel() {
    timer.cancel();
  }

  /** Records that the state will not end, in the words of its type. */
  void abandon() {
    if (ABORTABLE.contains(state.shape().type())) {
      strand.record(state.shape().type() + "StateAborted", null);
    }
  }

  /** Called when neither a retry nor anything else will follow, before the failure is told. */
  void givenUp(StatesException why) {}

  /** Runs a part of the state; what it throws fails the state, so that no execution hangs. */
  final void attempt(Runnable part) {
    try {
      part.run();
    } catch (StatesException thrown) {
      fail(thrown);
    } catch (RuntimeException defect) {
      if (!strand.isAt(this)) {
        throw defect;
      }
      fail(StateFault.runtime("The interpreter cannot go on: " + defect));
    }
  }

  /** Runs a part of the state later. */
  final void later(Duration delay, Runnable part) {
    timer.cancel();
    timer = timeline().schedule(delay, () -> attempt(part));
  }

  final void fail(StatesException thrown) {
    timer.cancel();
    StatesException why = thrown.in(state.shape().name(), enteredEvent);
    if (why instanceof EvaluationFault fault) {
      recordEvaluation(fault);
    }
    String error = why.error().orElse("");
    Optional<Duration> delay = retries.next(error, strand.execution().random());
    if (delay.isPresent()) {
      later(delay.get(), this::work);
      strand.execution().moved();
      return;
    }
    givenUp(why);
    List<Catcher> catchers = state.errorHandling().catchers();
    for (int index = 0; index < catchers.size(); index++) {
      if (catchers.get(index).errors().match(error)) {
        strand.execution().caught(why, index);
        caught(catchers.get(index), why);
        return;
      }
    }
    strand.fail(why);
  }

  private void recordEvaluation(EvaluationFault fault) {
    strand.continueFrom(
        strand.recordAside(
            eventBefore,
            "EvaluationFailed",
            Details.failure(Details.empty(), fault)
                .put("location", fault.location())
                .put("state", state.shape().name())));
  }

  private void caught(Catcher catcher, StatesException why) {
    Leaving leaving;
    try {
      leaving = catcher.flow().leave(scope(), ErrorOutput.of(why));
      exit(leaving);
    } catch (StatesException thrown) {
      strand.fail(thrown.in(state.shape().name(), enteredEvent));
      return;
    }
    strand.transit(catcher.next(), leaving.output());
  }

  /** Leaves for the state's Next, or ends the machine. */
  final void leave(Leaving leaving) {
    exit(leaving);
    if (state.shape().next().isPresent()) {
      strand.transit(state.shape().next().get(), leaving.output());
    } else {
      strand.succeed(leaving.output());
    }
  }

  /** Records the exit and assigns variables. */
  final void exit(Leaving leaving) {
    timer.cancel();
    PayloadLimit.check(state.shape().name(), leaving.output());
    leaving
        .assigned()
        .forEach(
            (variable, value) ->
                PayloadLimit.check(
                    state.shape().name(), "the variable " + variable, Json.of(value)));
    strand.variables().assign(leaving.assigned());
    strand.record(
        state.shape().type() + "StateExited",
        Details.exited(state.shape().name(), leaving.output(), leaving.assigned()));
  }

  final Scope scope() {
    return Scope.of(
        input, this::context, strand.variables(), timeline().clock(), strand.execution().random());
  }

  /** The scope whose input is the effective input. */
  final Scope effectiveScope() {
    Scope scope = scope();
    return scope.withInput(state.shape().flow().effectiveInput(scope));
  }

  final JsonNode context() {
    return ContextObject.of(
        strand.execution(),
        new ContextObject.StateInfo(
            state.shape().name(), enteredTime, retries.shown(), taskToken()),
        strand.item());
  }

  /** By which the call that the state makes is answered, where it waits for that. */
  Optional<String> taskToken() {
    return Optional.empty();
  }

  final Strand strand() {
    return strand;
  }

  final String name() {
    return state.shape().name();
  }

  final Json input() {
    return input;
  }

  final Timeline timeline() {
    return strand.execution().timeline();
  }
}
