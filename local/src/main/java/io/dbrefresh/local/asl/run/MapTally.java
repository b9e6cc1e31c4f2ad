package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.state.ResultWriter.Transformation;
import io.dbrefresh.local.asl.task.MapResults;
import io.dbrefresh.local.asl.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which child executions of a Map Run have ended, how, and with what. */
final class MapTally {
  private final List<Optional<End>> ends = new ArrayList<>();
  private final List<Integer> sizes;

  /** {@code sizes} says how many items each child execution has. */
  MapTally(List<Integer> sizes) {
    this.sizes = sizes;
    sizes.forEach(size -> ends.add(Optional.empty()));
  }

  private record End(MapChild child, Optional<Json> output, StatesException why, Instant at) {
    Json described() {
      return output
          .map(result -> child.succeeded(result, at))
          .orElseGet(() -> child.failed(why, at));
    }
  }

  private static final StatesException NOTHING =
      new StatesException(Optional.empty(), Optional.empty());

  void succeeded(int index, MapChild child, Json output, Instant now) {
    ends.set(index, Optional.of(new End(child, Optional.of(output), NOTHING, now)));
  }

  void failed(int index, MapChild child, StatesException why, Instant now) {
    ends.set(index, Optional.of(new End(child, Optional.empty(), why, now)));
  }

  /** What the state answers: of what failed, error and cause. */
  Json answer(Transformation transformation) {
    List<Json> all = new ArrayList<>();
    for (Optional<End> end : ends) {
      end.ifPresent(
          ended -> {
            if (transformation == Transformation.NONE) {
              all.add(ended.described());
            } else {
              all.addAll(
                  ended
                      .output()
                      .map(output -> transformed(output, transformation))
                      .orElseGet(() -> List.of(ErrorOutput.of(ended.why()))));
            }
          });
    }
    return Json.array(all);
  }

  MapResults results(String mapRunArn, Transformation transformation, boolean lines) {
    List<Json> succeeded = new ArrayList<>();
    List<Json> failed = new ArrayList<>();
    for (Optional<End> found : ends) {
      found.ifPresent(
          end -> {
            if (end.output().isEmpty()) {
              failed.add(end.described());
            } else if (transformation == Transformation.NONE) {
              succeeded.add(end.described());
            } else {
              succeeded.addAll(transformed(end.output().get(), transformation));
            }
          });
    }
    return new MapResults(mapRunArn, succeeded, failed, lines);
  }

  private static List<Json> transformed(Json output, Transformation transformation) {
    if (transformation != Transformation.FLATTEN || !output.node().isArray()) {
      return List.of(output);
    }
    List<Json> elements = new ArrayList<>();
    for (JsonNode element : output.node()) {
      elements.add(Json.of(element));
    }
    return elements;
  }

  /**
   * Counts child executions, or the items they have.
   *
   * @param begun how many have begun
   * @param over whether those that have not ended are not going on
   */
  MapRunSummary.Counts counts(boolean items, int begun, boolean over, boolean written) {
    int[] count = new int[4];
    int total = 0;
    for (int index = 0; index < sizes.size(); index++) {
      int size = items ? sizes.get(index) : 1;
      total += size;
      Optional<End> end = ends.get(index);
      if (end.isPresent()) {
        count[end.get().output().isPresent() ? 0 : 1] += size;
      } else if (index < begun) {
        count[over ? 2 : 3] += size;
      }
    }
    return new MapRunSummary.Counts(
        total, count[3], count[0], count[1], count[2], written ? count[0] + count[1] : 0);
  }
}
