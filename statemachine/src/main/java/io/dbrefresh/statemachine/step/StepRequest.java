package io.dbrefresh.statemachine.step;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the machine hands to a task: the event of every function.
 *
 * @param step the state that asks
 * @param run the execution of the refresh machine
 * @param lockTable the DynamoDB table of locks
 * @param plan what {@code prepare} decided; empty for {@code prepare} itself, and where it failed
 * @param input the execution's input, for {@code prepare}, {@code recover} and the reports of a
 *     failure
 * @param results what the finished steps answered, by state name; for the reports
 * @param failure why the run failed; for what comes after
 * @param startedAt when this step began
 * @param progress what the previous call of this step handed on; an empty object at first
 */
public record StepRequest(
    String step,
    Run run,
    String lockTable,
    Optional<RefreshPlan> plan,
    Optional<ObjectNode> input,
    ObjectNode results,
    Optional<StepFailure> failure,
    Instant startedAt,
    ObjectNode progress) {

  /** Absent parts of the event are empty. */
  public StepRequest(
      String step,
      Run run,
      String lockTable,
      @Nullable Optional<RefreshPlan> plan,
      @Nullable Optional<ObjectNode> input,
      @Nullable ObjectNode results,
      @Nullable Optional<StepFailure> failure,
      Instant startedAt,
      @Nullable ObjectNode progress) {
    this.step = step;
    this.run = run;
    this.lockTable = lockTable;
    this.plan = plan == null ? Optional.empty() : plan;
    this.input = input == null ? Optional.empty() : input;
    this.results = results == null ? JsonNodeFactory.instance.objectNode() : results;
    this.failure = failure == null ? Optional.empty() : failure;
    this.startedAt = startedAt;
    this.progress = progress == null ? JsonNodeFactory.instance.objectNode() : progress;
  }

  /** The plan of a step that cannot be without one. */
  public RefreshPlan requirePlan() {
    return plan.orElseThrow(
        () -> new IllegalArgumentException("The event of " + step + " carries no plan"));
  }
}
