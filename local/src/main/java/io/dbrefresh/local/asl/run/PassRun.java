package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.query.QueryLanguage;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.state.PassState;
import io.dbrefresh.local.asl.value.Json;

/** A Pass state that runs. */
final class PassRun extends StateRun {
  private final PassState state;

  PassRun(Strand strand, PassState state, Json input) {
    super(strand, state, input);
    this.state = state;
  }

  @Override
  void work() {
    if (state.shape().language() == QueryLanguage.JSONATA) {
      leave(state.shape().flow().leaveWithInput(scope()));
      return;
    }
    Scope effective = effectiveScope();
    Json arguments = state.shape().flow().arguments(effective);
    Json result = state.result().map(Json::of).orElse(arguments);
    leave(state.shape().flow().leave(scope(), result));
  }
}
