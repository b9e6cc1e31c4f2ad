package io.dbrefresh.local.asl.flow;

import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.value.Json;
import java.util.Optional;

/**
 * The fields of a JSONPath state: InputPath, Parameters, ResultSelector, ResultPath, OutputPath and
 * Assign, which sees what ResultSelector gave.
 */
public record PathFlow(
    PathSelection inputPath,
    Optional<Expression> parameters,
    Optional<Expression> resultSelector,
    ResultPath resultPath,
    PathSelection outputPath,
    Assignment assignment)
    implements DataFlow {

  @Override
  public Json effectiveInput(Scope scope) {
    return inputPath.select(scope);
  }

  @Override
  public Json arguments(Scope effective) {
    return parameters.isPresent()
        ? Json.of(parameters.get().evaluate(effective))
        : effective.input();
  }

  @Override
  public Leaving leave(Scope scope, Json result) {
    Json selected =
        resultSelector.isPresent()
            ? Json.of(resultSelector.get().evaluate(scope.withInput(result)))
            : result;
    Json combined = resultPath.combine(scope.input(), selected);
    return new Leaving(
        outputPath.select(scope.withInput(combined)),
        assignment.evaluate(scope.withInput(selected)));
  }

  @Override
  public Leaving leaveWithInput(Scope scope) {
    Scope effective = scope.withInput(inputPath.select(scope));
    return new Leaving(outputPath.select(effective), assignment.evaluate(effective));
  }
}
