package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.query.Expression;
import java.util.Optional;

/** Ends its machine with an error. */
public record FailState(Shape shape, Optional<Expression> error, Optional<Expression> cause)
    implements State {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.fail(this);
  }
}
