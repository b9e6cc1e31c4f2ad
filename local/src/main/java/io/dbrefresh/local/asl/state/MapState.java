package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.query.Expression;
import java.util.Optional;

/**
 * Runs its processor once for each item. Where {@code items} and {@code reader} are empty, the
 * effective input is the array.
 */
public record MapState(
    Shape shape,
    Optional<Expression> items,
    Optional<ItemReader> reader,
    Optional<Expression> itemSelector,
    StateMachine processor,
    Optional<IntegerField> maxConcurrency,
    Optional<Distribution> distribution,
    ErrorHandling handling)
    implements State {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.map(this);
  }

  @Override
  public ErrorHandling errorHandling() {
    return handling;
  }
}
