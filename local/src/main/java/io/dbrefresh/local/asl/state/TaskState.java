package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.task.TaskIntegration;
import java.util.Optional;

/** Calls something and waits for its answer. Timeout and heartbeat are in seconds. */
public record TaskState(
    Shape shape,
    TaskIntegration integration,
    Optional<IntegerField> timeout,
    Optional<IntegerField> heartbeat,
    ErrorHandling handling)
    implements State {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.task(this);
  }

  @Override
  public ErrorHandling errorHandling() {
    return handling;
  }
}
