package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.history.Details;
import io.dbrefresh.local.asl.history.Event;
import io.dbrefresh.local.asl.history.History;
import io.dbrefresh.local.asl.query.Variables;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An execution of a machine. Everything happens on the timeline's event thread. */
public final class Execution {
  private final StateMachine machine;
  private final Identity identity;
  private final Json input;
  private final Timeline timeline;
  private final RandomGenerator random;
  private final ExecutionListener listener;
  private final History history;
  private Status status = Status.RUNNING;
  private Optional<Json> output = Optional.empty();
  private Optional<StatesException> failure = Optional.empty();
  private Optional<Instant> stopDate = Optional.empty();
  private Optional<Instant> redriveDate = Optional.empty();
  private int redriveCount;
  private List<DistributedRun> mapRuns = List.of();
  private @Nullable Strand root;
  private Timeline.Scheduled timeout = () -> {};

  /** An execution that has not begun; {@code random} is for the jitter of retries. */
  public Execution(
      StateMachine machine,
      Identity identity,
      Json input,
      Timeline timeline,
      RandomGenerator random,
      ExecutionListener listener) {
    this.machine = machine;
    this.identity = identity;
    this.input = input;
    this.timeline = timeline;
    this.random = random;
    this.listener = listener;
    this.history = new History(timeline.clock());
  }

  /** Begins; the first state is entered by the next action of the timeline. */
  public void start() {
    start(Map.of());
  }

  /** The same, with variables that have their values. */
  public void start(Map<String, JsonNode> variables) {
    history.add(0, "ExecutionStarted", Details.started(input, identity.roleArn()));
    watch();
    Strand strand = strand();
    strand.variables().assign(variables);
    root = strand;
    strand.start(0, input);
  }

  /**
   * Goes on with what did not succeed before ("Restarting state machine executions with redrive").
   *
   * @param events what was recorded of it
   * @param times how often it was redriven, this time included
   * @throws UnsupportedOperationException when it ended in a Map in distributed mode
   */
  public void redrive(List<Event> events, int times) {
    Resumption where = new Unfinished(events).of(machine);
    redriveCount = times;
    redriveDate = Optional.of(timeline.clock().instant());
    history.load(events);
    long redriven =
        history.add(
            history.lastId(), "ExecutionRedriven", Details.empty().put("redriveCount", times));
    watch();
    Strand strand = strand();
    root = strand;
    if (where instanceof Resumption.At at) {
      strand.resume(redriven, at);
    } else if (where instanceof Resumption.Over over) {
      strand.succeed(over.result());
    } else {
      strand.start(redriven, input);
    }
  }

  private Strand strand() {
    return new Strand(
        this, machine, new Variables(), Recorder.to(history), MapItem.NONE, new RootEnd());
  }

  private void watch() {
    machine
        .timeoutSeconds()
        .ifPresent(
            seconds -> timeout = timeline.schedule(Duration.ofSeconds(seconds), this::timeOut));
  }

  /** How often it was redriven. */
  public int redriveCount() {
    return redriveCount;
  }

  /** When it was last redriven. */
  public Optional<Instant> redriveDate() {
    return redriveDate;
  }

  /** Stops it; without effect when it has ended. */
  public void abort(Optional<String> error, Optional<String> cause) {
    if (status == Status.RUNNING) {
      end(Status.ABORTED, "ExecutionAborted", new StatesException(error, cause));
    }
  }

  private void timeOut() {
    end(
        Status.TIMED_OUT,
        "ExecutionTimedOut",
        new StatesException(Optional.of(ErrorName.TIMEOUT), Optional.empty()));
  }

  private void end(Status how, String event, StatesException why) {
    cancel();
    history.add(history.lastId(), event, Details.failure(Details.empty(), why));
    close(how, Optional.empty(), Optional.of(why));
  }

  private void cancel() {
    if (root != null) {
      root.cancel();
    }
  }

  private void close(Status how, Optional<Json> result, Optional<StatesException> why) {
    timeout.cancel();
    status = how;
    output = result;
    failure = why;
    stopDate = Optional.of(timeline.clock().instant());
    root = null;
    listener.ended(this);
  }

  /** Ends an execution whose history has no room for more. */
  void overflow() {
    end(Status.FAILED, "ExecutionFailed", full());
  }

  static StatesException full() {
    return new StatesException(
        ErrorName.RUNTIME,
        "The execution reached the maximum number of history events (%d)."
            .formatted(History.LIMIT));
  }

  /** Which execution it is. */
  public Identity identity() {
    return identity;
  }

  /** What it was started with. */
  public Json input() {
    return input;
  }

  /** Where it is. */
  public Status status() {
    return status;
  }

  /** What it answered, once it succeeded. */
  public Optional<Json> output() {
    return output;
  }

  /** Why it ended otherwise. */
  public Optional<StatesException> failure() {
    return failure;
  }

  /** When it ended. */
  public Optional<Instant> stopDate() {
    return stopDate;
  }

  /** Its events. */
  public History history() {
    return history;
  }

  /** Its Map Runs, in the order they began. */
  public List<MapRunSummary> mapRuns() {
    return mapRuns.stream().map(DistributedRun::summary).toList();
  }

  /** Has one of its Map Runs go on otherwise. */
  public void changeMapRun(String arn, MapRunChange change) {
    mapRuns.stream().filter(mapRun -> mapRun.arn().equals(arn)).forEach(it -> it.change(change));
  }

  void register(DistributedRun mapRun) {
    mapRuns = Stream.concat(mapRuns.stream(), Stream.of(mapRun)).toList();
  }

  Timeline timeline() {
    return timeline;
  }

  RandomGenerator random() {
    return random;
  }

  void entered(String state) {
    listener.entered(this, state);
  }

  void caught(StatesException why, int catcher) {
    listener.caught(this, why, catcher);
  }

  void childEnded(EndedChild child) {
    listener.childEnded(this, child);
  }

  void moved() {
    if (status == Status.RUNNING) {
      listener.moved(this);
    }
  }

  private final class RootEnd implements StrandEnd {
    @Override
    public void succeeded(Json result, long lastEvent) {
      history.add(lastEvent, "ExecutionSucceeded", Details.output(Details.empty(), result));
      close(Status.SUCCEEDED, Optional.of(result), Optional.empty());
    }

    @Override
    public void failed(StatesException why, long lastEvent) {
      history.add(lastEvent, "ExecutionFailed", Details.failure(Details.empty(), why));
      close(Status.FAILED, Optional.empty(), Optional.of(why));
    }
  }
}
