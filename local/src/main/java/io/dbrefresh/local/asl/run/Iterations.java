package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.history.Details;
import io.dbrefresh.local.asl.state.MapState;
import io.dbrefresh.local.asl.value.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The iterations of an inline Map, no more at once than it allows. */
final class Iterations {
  /** The service runs no more at once, whatever MaxConcurrency says ("Map state, Inline mode"). */
  static final int INLINE_LIMIT = 40;

  private final StateRun run;
  private final MapState state;
  private final List<IterationInput> inputs;
  private final int limit;
  private final End end;
  private final Json[] results;
  private final Map<Integer, Strand> running = new LinkedHashMap<>();
  private final BitSet begun = new BitSet();
  private int open;

  Iterations(StateRun run, MapState state, List<IterationInput> inputs, int limit, End end) {
    this.run = run;
    this.state = state;
    this.inputs = inputs;
    this.limit = limit;
    this.end = end;
    this.results = new Json[inputs.size()];
    this.open = inputs.size();
  }

  void start(long cause) {
    if (inputs.isEmpty()) {
      end.succeeded(List.of(), cause);
      return;
    }
    for (int count = Math.min(limit, inputs.size()); count > 0; count--) {
      startNext(cause);
    }
  }

  /** Iterations that had succeeded keep their results, the others go on where they were. */
  void resume(long started, Map<Integer, Resumption> before) {
    List<Resumption.At> unfinished = new ArrayList<>();
    for (int index = 0; index < inputs.size(); index++) {
      Resumption was = before.getOrDefault(index, new Resumption.Fresh());
      if (was instanceof Resumption.Over over) {
        results[index] = over.result();
        open--;
        begun.set(index);
      } else if (was instanceof Resumption.At at && at.entered() > 0) {
        begun.set(index);
        strand(index).resume(at.entered(), at);
        unfinished.add(at);
      }
    }
    if (open == 0) {
      end.succeeded(Arrays.asList(results), started);
    }
    for (int room = limit - unfinished.size(); room > 0 && begun.cardinality() < results.length; ) {
      startNext(started);
      room--;
    }
  }

  private void startNext(long cause) {
    int index = begun.nextClearBit(0);
    begun.set(index);
    long started =
        run.strand()
            .recordAside(
                cause, "MapIterationStarted", Details.iteration(state.shape().name(), index));
    strand(index).start(started, inputs.get(index).input());
  }

  private Strand strand(int index) {
    Strand outer = run.strand();
    Strand iteration =
        new Strand(
            outer.execution(),
            state.processor(),
            outer.variables().inner(),
            outer.recorder(),
            inputs.get(index).item(),
            new IterationEnd(index));
    running.put(index, iteration);
    return iteration;
  }

  /** Stops those that run, because one failed or the whole Map is not wanted any more. */
  void abandon() {
    running.values().forEach(Strand::abandon);
    running.clear();
  }

  void cancel() {
    running.values().forEach(Strand::cancel);
    running.clear();
  }

  /** Is told how all of them ended. */
  interface End {
    void succeeded(List<Json> results, long lastEvent);

    void failed(StatesException why, long lastEvent);
  }

  private final class IterationEnd implements StrandEnd {
    private final int index;

    IterationEnd(int index) {
      this.index = index;
    }

    @Override
    public void succeeded(Json result, long lastEvent) {
      results[index] = result;
      running.remove(index);
      long succeeded = record(lastEvent, "MapIterationSucceeded");
      if (begun.cardinality() < results.length) {
        startNext(lastEvent);
      }
      if (--open == 0) {
        end.succeeded(Arrays.asList(results), succeeded);
      }
    }

    @Override
    public void failed(StatesException why, long lastEvent) {
      abandon();
      record(lastEvent, "MapIterationFailed");
      end.failed(why, lastEvent);
    }

    private long record(long cause, String type) {
      return run.strand().recordAside(cause, type, Details.iteration(state.shape().name(), index));
    }
  }
}
