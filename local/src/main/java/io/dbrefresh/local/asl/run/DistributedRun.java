package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.history.Details;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.query.Variables;
import io.dbrefresh.local.asl.state.Distribution;
import io.dbrefresh.local.asl.state.MapState;
import io.dbrefresh.local.asl.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A Map in distributed mode: a Map Run whose child executions have histories of their own, see no
 * variables of the outside, and may fail up to a threshold.
 */
final class DistributedRun {
  private static final int LIMIT = 10_000;

  private final MapRun run;
  private final MapState state;
  private final Distribution distribution;
  private final Map<Integer, Strand> running = new LinkedHashMap<>();
  private List<IterationInput> inputs = List.of();
  private List<Optional<Json>> results = List.of();
  private double tolerated;
  private int limit;
  private int next;
  private int open;
  private int failures;

  DistributedRun(MapRun run, MapState state, Distribution distribution) {
    this.run = run;
    this.state = state;
    this.distribution = distribution;
  }

  /** Makes an item's input. */
  interface Selection {
    IterationInput select(Scope effective, JsonNode item, int index);
  }

  void start(Scope effective, JsonNode items, long most, Selection selection) {
    tolerated = tolerance(effective, items.size());
    limit = most == 0 ? LIMIT : (int) Math.min(most, LIMIT);
    List<IterationInput> selected = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      selected.add(selection.select(effective, items.get(index), index));
    }
    inputs =
        distribution
            .batcher()
            .map(batcher -> new Batches(batcher, effective).group(selected))
            .orElse(selected);
    results = new ArrayList<>(inputs.stream().map(none -> Optional.<Json>empty()).toList());
    open = inputs.size();
    run.strand().record("MapRunStarted", Details.empty().put("mapRunArn", mapRunArn()));
    if (inputs.isEmpty()) {
      succeed();
    }
    while (next < inputs.size() && next < limit) {
      startNext();
    }
  }

  private String mapRunArn() {
    Identity identity = run.strand().execution().identity();
    String seed = identity.executionArn() + "/" + run.strand().lastEvent();
    UUID label = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    return identity.stateMachineArn().replace(":stateMachine:", ":mapRun:")
        + "/"
        + distribution.label().orElse(state.shape().name())
        + ":"
        + label;
  }

  private double tolerance(Scope effective, int items) {
    Optional<Long> count = distribution.toleratedCount().map(field -> field.evaluate(effective));
    Optional<Double> percentage =
        distribution.toleratedPercentage().map(field -> field.evaluate(effective));
    double byCount = count.map(Long::doubleValue).orElse(Double.MAX_VALUE);
    double byShare = percentage.map(share -> share * items / 100.0).orElse(Double.MAX_VALUE);
    return count.isEmpty() && percentage.isEmpty() ? 0 : Math.min(byCount, byShare);
  }

  private void startNext() {
    int index = next++;
    Strand child =
        new Strand(
            run.strand().execution(),
            state.processor(),
            new Variables(),
            Recorder.discarding(),
            inputs.get(index).item(),
            new ChildEnd(index));
    running.put(index, child);
    child.start(0, inputs.get(index).input());
  }

  void cancel() {
    running.values().forEach(Strand::cancel);
    running.clear();
  }

  private void succeed() {
    long mapRun = run.strand().record("MapRunSucceeded", null);
    run.strand().recordAside(mapRun, "MapStateSucceeded", null);
    run.finish(Json.array(results.stream().flatMap(Optional::stream).toList()));
  }

  private void giveUp() {
    cancel();
    StatesException why =
        new StatesException(
            ErrorName.EXCEED_TOLERATED_FAILURE_THRESHOLD,
            "The specified tolerated failure threshold was exceeded");
    run.strand().record("MapRunFailed", Details.failure(Details.empty(), why));
    run.itemFailed(why);
  }

  private final class ChildEnd implements StrandEnd {
    private final int index;

    ChildEnd(int index) {
      this.index = index;
    }

    @Override
    public void succeeded(Json result, long lastEvent) {
      running.remove(index);
      results.set(index, Optional.of(result));
      goOn();
    }

    @Override
    public void failed(StatesException why, long lastEvent) {
      running.remove(index);
      if (++failures > tolerated) {
        giveUp();
        return;
      }
      results.set(index, Optional.of(ErrorOutput.of(why)));
      goOn();
    }

    private void goOn() {
      open--;
      if (next < inputs.size()) {
        startNext();
      } else if (open == 0) {
        succeed();
      }
    }
  }
}
