package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.state.WaitState;
import io.dbrefresh.local.asl.value.Json;
import java.time.Duration;

/** A Wait state that runs. */
final class WaitRun extends StateRun {
  private final WaitState state;

  WaitRun(Strand strand, WaitState state, Json input) {
    super(strand, state, input);
    this.state = state;
  }

  @Override
  void work() {
    Duration delay = state.until().delay(effectiveScope(), timeline().clock().instant());
    later(timeline().pause(delay), () -> leave(state.shape().flow().leaveWithInput(scope())));
  }
}
