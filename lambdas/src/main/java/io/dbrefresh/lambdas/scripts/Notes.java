package io.dbrefresh.lambdas.scripts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The results of finished phases, noted in the lock before the marks go. */
final class Notes {
  private final LockTable locks;
  private final RefreshPlan plan;

  Notes(LockTable locks, RefreshPlan plan) {
    this.locks = locks;
    this.plan = plan;
  }

  /** What a finished phase did; empty while it is not finished. */
  Optional<ObjectNode> result(Phase phase) {
    return all().get(phase.name()) instanceof ObjectNode result
        ? Optional.of(result)
        : Optional.empty();
  }

  void note(Phase phase, ObjectNode result) {
    ObjectNode all = all();
    all.set(phase.name(), result);
    locks.scripts(plan, all.toString());
  }

  private ObjectNode all() {
    String noted = locks.held(plan).map(Lock.Holder::scripts).orElse("{}");
    try {
      JsonNode all = StepJson.mapper().readTree(noted);
      return all instanceof ObjectNode object ? object : StepJson.mapper().createObjectNode();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("The lock's note of finished scripts is no JSON", e);
    }
  }
}
