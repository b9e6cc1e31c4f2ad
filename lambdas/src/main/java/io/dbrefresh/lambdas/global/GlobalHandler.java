package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.GlobalStep;
import io.dbrefresh.statemachine.plan.PlannedStep;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A task of the global machine. Its request is that of any step; what was asked for is its {@code
 * input}, in which {@code plan} is what was decided.
 */
abstract class GlobalHandler extends StepHandler {
  private static final int SHORTEST_WAIT = 5;

  GlobalHandler(WaitingClock clock) {
    super(clock);
  }

  @Override
  protected final PlannedStep planned(StepRequest request) {
    GlobalStep step = GlobalStep.ofState(request.step());
    return new PlannedStep(step.state(), SHORTEST_WAIT, step.deadline().toSeconds());
  }

  /** What was asked for, and what the machine adds to it. */
  static ObjectNode input(StepRequest request) {
    return request.input().orElseGet(() -> StepJson.mapper().createObjectNode());
  }

  /** What was decided; empty before it was. */
  static Optional<GlobalPlan> findPlan(StepRequest request) {
    JsonNode plan = input(request).path("plan");
    return plan.isObject() ? Optional.of(parsed(plan.toString())) : Optional.empty();
  }

  /** What was decided, for tasks that cannot be without. */
  static GlobalPlan plan(StepRequest request) {
    return findPlan(request)
        .orElseThrow(
            () -> new IllegalArgumentException("The event of " + request.step() + " has no plan"));
  }

  /** A plan as the machine and the lock keep it. */
  static GlobalPlan parsed(String json) {
    try {
      return StepJson.mapper().readValue(json, GlobalPlan.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
