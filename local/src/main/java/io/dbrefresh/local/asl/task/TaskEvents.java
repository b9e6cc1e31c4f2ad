package io.dbrefresh.local.asl.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The history's words for a call: the type of each event is {@code prefix} and what happened.
 *
 * @param prefix {@code Task}, {@code LambdaFunction} or {@code Activity}
 * @param integration for {@code Task}: the service and its action
 * @param resource for the others: the ARN of the function or activity
 */
public record TaskEvents(String prefix, Optional<Action> integration, String resource) {

  /** An action of an integrated service, for example {@code lambda} and {@code invoke}. */
  public record Action(String resourceType, String resource, String region) {}

  /** The events of an integrated service. */
  public static TaskEvents of(Action action) {
    return new TaskEvents("Task", Optional.of(action), action.resource());
  }

  /** The events of a function that is named by its ARN. */
  public static TaskEvents ofFunction(String arn) {
    return new TaskEvents("LambdaFunction", Optional.empty(), arn);
  }

  /** The events of an activity. */
  public static TaskEvents ofActivity(String arn) {
    return new TaskEvents("Activity", Optional.empty(), arn);
  }

  /** Whether the heartbeat that is waited for is told. */
  public boolean tellsHeartbeat() {
    return !prefix.equals("LambdaFunction");
  }

  /** The same, with {@code suffix} behind the action's name. */
  TaskEvents with(String suffix) {
    return integration
        .map(
            action ->
                of(new Action(action.resourceType(), action.resource() + suffix, action.region())))
        .orElse(this);
  }

  /** Writes what every event of an integrated service says. */
  public void describe(ObjectNode details) {
    integration.ifPresent(
        action ->
            details.put("resourceType", action.resourceType()).put("resource", action.resource()));
  }
}
