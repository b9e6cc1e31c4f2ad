package io.dbrefresh.local.asl.state;

/** Ends its machine well. */
public record SucceedState(Shape shape) implements State {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.succeed(this);
  }
}
