package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.flow.Assignment;
import io.dbrefresh.local.asl.flow.Leaving;
import io.dbrefresh.local.asl.flow.ResultPath;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.value.Json;
import java.util.Optional;

/**
 * What a catcher hands on: in JSONPath the error at its ResultPath, in JSONata its Output, which
 * sees {@code $states.errorOutput}, or else the error.
 */
public record CatchFlow(ResultPath resultPath, Optional<Expression> output, Assignment assignment) {

  /** What leaves the state; {@code error} is the object with Error and Cause. */
  public Leaving leave(Scope scope, Json error) {
    Scope failed = scope.withErrorOutput(error);
    if (output.isPresent()) {
      return new Leaving(Json.of(output.get().evaluate(failed)), assignment.evaluate(failed));
    }
    return new Leaving(
        resultPath.combine(scope.input(), error), assignment.evaluate(failed.withInput(error)));
  }
}
