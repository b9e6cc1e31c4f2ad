package io.dbrefresh.local.asl.state;

import java.util.List;

/** Runs all its branches at once. */
public record ParallelState(Shape shape, List<StateMachine> branches, ErrorHandling handling)
    implements State {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.parallel(this);
  }

  @Override
  public ErrorHandling errorHandling() {
    return handling;
  }
}
