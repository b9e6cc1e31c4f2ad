package io.dbrefresh.local.asl.state;

/** Waits. */
public record WaitState(Shape shape, WaitUntil until) implements State {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.wait(this);
  }
}
