package io.dbrefresh.local.asl.flow;

import io.dbrefresh.local.asl.path.ReferencePath;
import io.dbrefresh.local.asl.value.Json;
import java.util.Optional;

/**
 * A ResultPath.
 *
 * @param path empty for {@code null}, which drops the result
 */
public record ResultPath(Optional<ReferencePath> path) {
  /** A state without the field: the result takes the place of the input. */
  public static final ResultPath ROOT = new ResultPath(Optional.of(ReferencePath.compile("$")));

  /** The input with the result in its place. */
  public Json combine(Json input, Json result) {
    if (path.isEmpty()) {
      return input;
    }
    return path.get().isRoot() ? result : Json.of(path.get().put(input.node(), result.node()));
  }
}
