package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.history.Details;
import io.dbrefresh.local.asl.history.History;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.query.Variables;
import io.dbrefresh.local.asl.state.Distribution;
import io.dbrefresh.local.asl.state.MapState;
import io.dbrefresh.local.asl.state.ResultWriter;
import io.dbrefresh.local.asl.state.ResultWriter.Transformation;
import io.dbrefresh.local.asl.task.ResultSink;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Map in distributed mode: a Map Run whose child executions see no variables of the outside, have
 * histories of their own, and may fail up to a threshold.
 */
final class DistributedRun {
  private static final int LIMIT = 10_000;

  private final MapRun run;
  private final MapState state;
  private final Distribution distribution;
  private final Scope effective;
  private final String mapRunArn;
  private final Instant startDate;
  private final Map<Integer, Strand> running = new LinkedHashMap<>();
  private final Map<Integer, RunningChild> children = new LinkedHashMap<>();
  private Tolerance tolerance = Tolerance.NONE;
  private List<IterationInput> inputs = List.of();
  private MapTally tally = new MapTally(List.of());
  private Status status = Status.RUNNING;
  private Optional<Instant> stopDate = Optional.empty();
  private long asked;
  private int limit;
  private int next;
  private int open;
  private int failures;
  private boolean written;

  DistributedRun(MapRun run, MapState state, Distribution distribution, Scope effective) {
    this.run = run;
    this.state = state;
    this.distribution = distribution;
    this.effective = effective;
    startDate = now();
    mapRunArn = run.strand().execution().identity().mapRunArn(label(), run.strand().lastEvent());
  }

  /** Makes an item's input. */
  interface Selection {
    IterationInput select(Scope effective, JsonNode item, int index);
  }

  void start(JsonNode items, long most, Selection selection) {
    tolerance = Tolerance.of(distribution, effective, items.size());
    limitTo(most);
    List<IterationInput> selected = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      selected.add(selection.select(effective, items.get(index), index));
    }
    inputs =
        distribution
            .batcher()
            .map(batcher -> new Batches(batcher, effective).group(selected))
            .orElse(selected);
    tally = new MapTally(inputs.stream().map(this::size).toList());
    open = inputs.size();
    run.strand().execution().register(this);
    run.strand().record("MapRunStarted", Details.empty().put("mapRunArn", mapRunArn));
    if (inputs.isEmpty()) {
      finish();
    }
    startMore();
  }

  private void limitTo(long most) {
    asked = most;
    limit = most == 0 ? LIMIT : (int) Math.min(most, LIMIT);
  }

  private void startMore() {
    while (status == Status.RUNNING && next < inputs.size() && running.size() < limit) {
      startNext();
    }
  }

  /**
   * Goes on otherwise. Children that run are left running where there may be fewer, and a lower
   * tolerance is looked at when the next child fails; what the service does is not documented.
   */
  void change(MapRunChange change) {
    change.maxConcurrency().ifPresent(this::limitTo);
    tolerance = tolerance.changed(change);
    startMore();
  }

  String arn() {
    return mapRunArn;
  }

  private int size(IterationInput input) {
    return distribution.batcher().isPresent() ? input.input().node().path("Items").size() : 1;
  }

  private String label() {
    return distribution.label().orElse(state.shape().name());
  }

  private void startNext() {
    int index = next++;
    IterationInput input = inputs.get(index);
    Execution execution = run.strand().execution();
    MapChild named =
        MapChild.of(execution.identity(), label(), mapRunArn + "/" + index, input.input(), now());
    RunningChild child =
        new RunningChild(
            named,
            mapRunArn,
            execution.identity().roleArn(),
            size(input),
            new History(run.timeline().clock()));
    Strand strand =
        new Strand(
            execution,
            state.processor(),
            new Variables(),
            child.recorder(),
            input.item().of(named),
            new ChildEnd(index, child));
    children.put(index, child);
    running.put(index, strand);
    strand.start(0, input.input());
  }

  private Instant now() {
    return run.timeline().clock().instant();
  }

  void cancel() {
    running.values().forEach(Strand::cancel);
    running.clear();
    children.values().forEach(child -> tell(child.aborted(now())));
    children.clear();
    end(Status.ABORTED);
  }

  private void tell(EndedChild child) {
    run.strand().execution().childEnded(child);
  }

  private void end(Status how) {
    if (status == Status.RUNNING) {
      status = how;
      stopDate = Optional.of(now());
    }
  }

  /** How it goes. */
  MapRunSummary summary() {
    boolean over = status != Status.RUNNING;
    return new MapRunSummary(
        mapRunArn,
        run.strand().execution().identity().stateMachineArn() + "/" + label(),
        status,
        startDate,
        stopDate,
        asked,
        tolerance.count().orElse(0L),
        tolerance.percentage().orElse(0.0),
        tally.counts(false, next, over, written),
        tally.counts(true, next, over, written));
  }

  /** All have ended: what they came to is answered, or written first. */
  private void finish() {
    Optional<ResultWriter> writer = distribution.writer();
    Optional<ResultSink> sink = writer.flatMap(ResultWriter::sink);
    if (writer.isPresent() && sink.isPresent()) {
      run.attempt(() -> write(writer.get(), sink.get()));
      return;
    }
    written = true;
    succeed(tally.answer(writer.map(ResultWriter::transformation).orElse(Transformation.COMPACT)));
  }

  private void write(ResultWriter writer, ResultSink sink) {
    Json arguments = Json.of(writer.arguments().evaluate(effective));
    sink.write(
        arguments,
        tally.results(mapRunArn, writer.transformation(), writer.lines()),
        new Writing());
  }

  private void succeed(Json result) {
    end(Status.SUCCEEDED);
    long mapRun = run.strand().record("MapRunSucceeded", null);
    run.strand().recordAside(mapRun, "MapStateSucceeded", null);
    run.finish(result);
  }

  private void giveUp(StatesException why) {
    end(Status.FAILED);
    cancel();
    run.strand().record("MapRunFailed", Details.failure(Details.empty(), why));
    run.itemFailed(why);
  }

  /** What the results' sink tells; nobody hears it any more when the run has ended. */
  private final class Writing implements TaskProgress {
    @Override
    public void submitted(Json answer) {}

    @Override
    public void succeeded(Json place) {
      if (status == Status.RUNNING) {
        written = true;
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("MapRunArn", mapRunArn);
        result.set("ResultWriterDetails", place.node());
        succeed(Json.of(result));
      }
    }

    @Override
    public void failed(StatesException failure) {
      if (status == Status.RUNNING) {
        giveUp(failure);
      }
    }
  }

  private final class ChildEnd implements StrandEnd {
    private final int index;
    private final RunningChild child;

    ChildEnd(int index, RunningChild child) {
      this.index = index;
      this.child = child;
    }

    @Override
    public void succeeded(Json result, long lastEvent) {
      forget();
      tally.succeeded(index, child.child(), result, now());
      tell(child.succeeded(result, lastEvent, now()));
      goOn();
    }

    @Override
    public void failed(StatesException why, long lastEvent) {
      forget();
      tally.failed(index, child.child(), why, now());
      tell(child.failed(why, lastEvent, now()));
      if (tolerance.isExceededBy(++failures)) {
        giveUp(
            new StatesException(
                ErrorName.EXCEED_TOLERATED_FAILURE_THRESHOLD,
                "The specified tolerated failure threshold was exceeded"));
        return;
      }
      goOn();
    }

    private void forget() {
      running.remove(index);
      children.remove(index);
    }

    private void goOn() {
      open--;
      if (open == 0) {
        finish();
      } else {
        startMore();
      }
    }
  }
}
