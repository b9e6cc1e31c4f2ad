package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.history.Details;
import io.dbrefresh.local.asl.state.MapState;
import io.dbrefresh.local.asl.value.Json;
import java.util.Arrays;
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
  private int next;
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

  private void startNext(long cause) {
    int index = next++;
    IterationInput input = inputs.get(index);
    Strand outer = run.strand();
    long started =
        outer.recordAside(
            cause, "MapIterationStarted", Details.iteration(state.shape().name(), index));
    Strand iteration =
        new Strand(
            outer.execution(),
            state.processor(),
            outer.variables().inner(),
            outer.recorder(),
            input.item(),
            new IterationEnd(index));
    running.put(index, iteration);
    iteration.start(started, input.input());
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
      if (next < inputs.size()) {
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
