package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.flow.DataFlow;
import io.dbrefresh.local.asl.flow.Leaving;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.state.ChoiceRule;
import io.dbrefresh.local.asl.state.ChoiceState;
import io.dbrefresh.local.asl.value.Json;

/** A Choice state that runs. */
final class ChoiceRun extends StateRun {
  private final ChoiceState state;

  ChoiceRun(Strand strand, ChoiceState state, Json input) {
    super(strand, state, input);
    this.state = state;
  }

  @Override
  void work() {
    Scope effective = effectiveScope();
    for (ChoiceRule rule : state.rules()) {
      if (rule.condition().holds(effective)) {
        go(rule.next(), rule.flow());
        return;
      }
    }
    String otherwise =
        state
            .otherwise()
            .orElseThrow(
                () ->
                    StateFault.runtime(
                        "Failed to transition out of the state. The state does not point to a next"
                            + " state."));
    go(otherwise, state.shape().flow());
  }

  private void go(String next, DataFlow flow) {
    Leaving leaving = flow.leaveWithInput(scope());
    exit(leaving);
    strand().transit(next, leaving.output());
  }
}
