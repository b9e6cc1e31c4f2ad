package io.dbrefresh.local.asl.flow;

import io.dbrefresh.local.asl.path.PathExpression;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.value.Json;
import java.util.Optional;

/**
 * An InputPath or OutputPath.
 *
 * @param path empty for {@code null}, which selects an empty object
 */
public record PathSelection(Optional<PathExpression> path) {
  /** A state without the field: everything is selected. */
  public static final PathSelection ALL =
      new PathSelection(Optional.of(PathExpression.compile("$")));

  private static final Json EMPTY = Json.parse("{}");

  Json select(Scope scope) {
    if (path.isEmpty()) {
      return EMPTY;
    }
    try {
      return path.get().select(scope);
    } catch (PathNotFoundException absent) {
      throw absent.fault(path.get());
    }
  }
}
