package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.state.SucceedState;
import io.dbrefresh.local.asl.value.Json;

/** A Succeed state that runs. */
final class SucceedRun extends StateRun {
  private final SucceedState state;

  SucceedRun(Strand strand, SucceedState state, Json input) {
    super(strand, state, input);
    this.state = state;
  }

  @Override
  void work() {
    leave(state.shape().flow().leaveWithInput(scope()));
  }
}
