package io.dbrefresh.lambdas.recovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepRequest;
import java.util.Optional;

/**
 * What the reports that follow a recovery need: which run it is about, which is not the one that
 * recovers where an execution was stopped, why it failed, and what it was launched with.
 */
final class RecoveryResult {
  private final StepRequest request;
  private final Optional<EndedRun> asked;
  private final Optional<StepFailure> failure;

  RecoveryResult(StepRequest request, Optional<EndedRun> asked) {
    this(request, asked, asked.flatMap(EndedRun::failure).or(request::failure));
  }

  private RecoveryResult(
      StepRequest request, Optional<EndedRun> asked, Optional<StepFailure> failure) {
    this.request = request;
    this.asked = asked;
    this.failure = failure;
  }

  RecoveryResult explained(String event) {
    return event.isEmpty()
        ? this
        : new RecoveryResult(request, asked, failure.map(why -> why.explained(event)));
  }

  Optional<StepFailure> failure() {
    return failure;
  }

  Run run() {
    return asked.map(EndedRun::run).orElse(request.run());
  }

  ObjectNode json() {
    ObjectNode json = StepJson.mapper().createObjectNode();
    failure.ifPresent(why -> json.set("failure", StepJson.mapper().valueToTree(why)));
    asked.ifPresent(
        ended -> {
          json.set("run", StepJson.mapper().valueToTree(ended.run()));
          ended.input().ifPresent(input -> json.set("input", input));
        });
    return json;
  }
}
