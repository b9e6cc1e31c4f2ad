package io.dbrefresh.local.asl.definition;

import io.dbrefresh.local.asl.flow.DataFlow;
import io.dbrefresh.local.asl.flow.PathFlow;
import io.dbrefresh.local.asl.query.QueryLanguage;

/**
 * The flow of a choice rule: its own Assign and Output, and for JSONPath the state's InputPath and
 * OutputPath.
 */
record ChoiceFlow(StateReader state, Fields rule, String location) {

  DataFlow read() {
    DataFlow own = state.flow(rule, FlowReader.RULE, location + "/");
    if (state.language() == QueryLanguage.JSONATA || !(own instanceof PathFlow ruled)) {
      return own;
    }
    PathFlow whole = (PathFlow) state.flow(state.fields(), FlowReader.WAIT, "");
    return new PathFlow(
        whole.inputPath(),
        whole.parameters(),
        whole.resultSelector(),
        whole.resultPath(),
        whole.outputPath(),
        ruled.assignment());
  }
}
