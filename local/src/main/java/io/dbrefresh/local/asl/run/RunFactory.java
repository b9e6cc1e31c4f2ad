package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.state.ChoiceState;
import io.dbrefresh.local.asl.state.FailState;
import io.dbrefresh.local.asl.state.MapState;
import io.dbrefresh.local.asl.state.ParallelState;
import io.dbrefresh.local.asl.state.PassState;
import io.dbrefresh.local.asl.state.State;
import io.dbrefresh.local.asl.state.SucceedState;
import io.dbrefresh.local.asl.state.TaskState;
import io.dbrefresh.local.asl.state.WaitState;
import io.dbrefresh.local.asl.value.Json;

/** Makes the run of a state. */
record RunFactory(Strand strand, Json input) implements State.Visitor<StateRun> {
  @Override
  public StateRun pass(PassState state) {
    return new PassRun(strand, state, input);
  }

  @Override
  public StateRun task(TaskState state) {
    return new TaskRun(strand, state, input);
  }

  @Override
  public StateRun choice(ChoiceState state) {
    return new ChoiceRun(strand, state, input);
  }

  @Override
  public StateRun wait(WaitState state) {
    return new WaitRun(strand, state, input);
  }

  @Override
  public StateRun succeed(SucceedState state) {
    return new SucceedRun(strand, state, input);
  }

  @Override
  public StateRun fail(FailState state) {
    return new FailRun(strand, state, input);
  }

  @Override
  public StateRun parallel(ParallelState state) {
    return new ParallelRun(strand, state, input);
  }

  @Override
  public StateRun map(MapState state) {
    return new MapRun(strand, state, input);
  }
}
