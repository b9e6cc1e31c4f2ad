package io.dbrefresh.local.asl.flow;

import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.value.Json;
import java.util.Optional;

/** The fields of a JSONata state: Arguments, Output, Assign. */
public record JsonataFlow(
    Optional<Expression> arguments, Optional<Expression> output, Assignment assignment)
    implements DataFlow {

  @Override
  public Json effectiveInput(Scope scope) {
    return scope.input();
  }

  @Override
  public Json arguments(Scope effective) {
    return arguments.isPresent() ? Json.of(arguments.get().evaluate(effective)) : effective.input();
  }

  @Override
  public Leaving leave(Scope scope, Json result) {
    return leaving(scope.withResult(result), result);
  }

  @Override
  public Leaving leaveWithInput(Scope scope) {
    return leaving(scope, scope.input());
  }

  private Leaving leaving(Scope scope, Json otherwise) {
    Json left = output.isPresent() ? Json.of(output.get().evaluate(scope)) : otherwise;
    return new Leaving(left, assignment.evaluate(scope));
  }
}
