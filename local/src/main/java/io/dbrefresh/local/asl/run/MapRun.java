package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.EvaluationFault;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.history.Details;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.path.ReferencePath;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.state.ItemReader;
import io.dbrefresh.local.asl.state.MapState;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.value.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Map state that runs: it works out the items, and hands them to {@link Iterations}. */
final class MapRun extends StateRun {
  private final MapState state;
  private @Nullable Iterations iterations;
  private @Nullable DistributedRun distributed;
  private boolean itemFailed;
  private int readings;

  MapRun(Strand strand, MapState state, Json input) {
    super(strand, state, input);
    this.state = state;
  }

  @Override
  void work() {
    itemFailed = false;
    Scope effective = effectiveScope();
    long limit = limit(effective);
    if (state.reader().isPresent()) {
      ItemReader reader = state.reader().get();
      long most = reader.maxItems().map(field -> field.evaluate(effective)).orElse(Long.MAX_VALUE);
      Json arguments = Json.of(reader.arguments().evaluate(effective));
      reader.source().read(arguments, most, new Reading(effective, limit, ++readings));
    } else {
      begin(effective, limit, items(effective));
    }
  }

  /** Iterations that had succeeded keep their results. */
  @Override
  void workOn(Resumption.At at) {
    if (at.inner().isEmpty()) {
      work();
      return;
    }
    itemFailed = false;
    Scope effective = effectiveScope();
    long limit = limit(effective);
    iterations = iterations(effective, items(effective), limit);
    iterations.resume(at.started(), at.inner());
  }

  private Iterations iterations(Scope effective, JsonNode items, long limit) {
    List<IterationInput> inputs = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      inputs.add(selected(effective, items.get(index), index));
    }
    return new Iterations(this, state, inputs, concurrency(limit), new InlineEnd());
  }

  private long limit(Scope effective) {
    return state.maxConcurrency().map(field -> field.evaluate(effective)).orElse(0L);
  }

  private void begin(Scope effective, long limit, JsonNode items) {
    long started = strand().record("MapStateStarted", Details.empty().put("length", items.size()));
    if (state.distribution().isPresent()) {
      distributed = new DistributedRun(this, state, state.distribution().get(), effective);
      distributed.start(items, limit, this::selected);
      return;
    }
    iterations = iterations(effective, items, limit);
    iterations.start(started);
  }

  private static int concurrency(long limit) {
    return limit == 0 ? Iterations.INLINE_LIMIT : (int) Math.min(limit, Iterations.INLINE_LIMIT);
  }

  private JsonNode items(Scope effective) {
    JsonNode items = state.items().map(path -> find(path, effective)).orElse(null);
    JsonNode found = items == null ? effective.input().node() : items;
    if (!found.isArray()) {
      throw StateFault.runtime(
          "Reference path \"%s\" must point to array."
              .formatted(state.items().map(Object::toString).orElse("$")));
    }
    return found;
  }

  private static JsonNode find(Expression items, Scope effective) {
    try {
      return items.evaluate(effective);
    } catch (PathNotFoundException absent) {
      ReferencePath.read(items.toString()).ifPresent(path -> path.get(effective.input().node()));
      throw absent.fault(items);
    }
  }

  /** What an iteration gets: the item, or what ItemSelector makes of it. */
  private IterationInput selected(Scope effective, JsonNode item, int index) {
    MapItem shown = strand().item().with(index, item);
    Scope itemScope = effective.withContext(() -> withItem(shown));
    return new IterationInput(
        state
            .itemSelector()
            .map(selector -> Json.of(selector.evaluate(itemScope)))
            .orElseGet(() -> Json.of(item)),
        shown);
  }

  private JsonNode withItem(MapItem item) {
    ObjectNode context = (ObjectNode) context();
    item.describe(context);
    return context;
  }

  void finish(Json result) {
    attempt(() -> leave(state.shape().flow().leave(scope(), result)));
  }

  void itemFailed(StatesException why) {
    itemFailed = true;
    fail(why);
  }

  @Override
  void cancel() {
    super.cancel();
    readings++;
    if (iterations != null) {
      iterations.cancel();
    }
    if (distributed != null) {
      distributed.cancel();
    }
  }

  @Override
  void abandon() {
    if (iterations != null) {
      iterations.abandon();
    }
    super.abandon();
  }

  @Override
  void givenUp(StatesException why) {
    if (itemFailed || why instanceof EvaluationFault) {
      strand().record("MapStateFailed", null);
    }
  }

  /** What the items' source tells; nobody hears it any more when the state has ended. */
  private final class Reading implements TaskProgress {
    private final Scope effective;
    private final long limit;
    private final int number;

    Reading(Scope effective, long limit, int number) {
      this.effective = effective;
      this.limit = limit;
      this.number = number;
    }

    @Override
    public void submitted(Json answer) {}

    @Override
    public void succeeded(Json items) {
      if (number == readings) {
        attempt(() -> begin(effective, limit, items.node()));
      }
    }

    @Override
    public void failed(StatesException failure) {
      if (number == readings) {
        fail(failure);
      }
    }
  }

  private final class InlineEnd implements Iterations.End {
    @Override
    public void succeeded(List<Json> results, long lastEvent) {
      strand().recordAside(lastEvent, "MapStateSucceeded", null);
      strand().continueFrom(lastEvent);
      finish(Json.array(results));
    }

    @Override
    public void failed(StatesException why, long lastEvent) {
      strand().continueFrom(lastEvent);
      itemFailed(why);
    }
  }
}
