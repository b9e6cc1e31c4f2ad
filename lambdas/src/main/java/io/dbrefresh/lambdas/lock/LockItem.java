package io.dbrefresh.lambdas.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A lock as a DynamoDB item, and back. */
final class LockItem {
  private static final AttributeValue ABSENT = AttributeValue.fromNul(true);

  private LockItem() {}

  static Map<String, AttributeValue> of(Lock lock) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("target", AttributeValue.fromS(lock.target()));
    item.put("fence", AttributeValue.fromN(Long.toString(lock.fence())));
    lock.holder().ifPresent(holder -> put(item, holder));
    return item;
  }

  private static void put(Map<String, AttributeValue> item, Lock.Holder holder) {
    item.put("owner", AttributeValue.fromS(holder.owner()));
    item.put("executionArn", AttributeValue.fromS(holder.executionArn()));
    item.put("acquiredAt", AttributeValue.fromS(holder.acquiredAt()));
    holder.plan().ifPresent(plan -> item.put("plan", AttributeValue.fromS(json(plan))));
    item.put("swapped", AttributeValue.fromBool(holder.swapped()));
    item.put(
        "members",
        AttributeValue.fromL(holder.members().stream().map(AttributeValue::fromS).toList()));
    item.put("scripts", AttributeValue.fromS(holder.scripts()));
    if (!holder.work().isEmpty()) {
      item.put("work", AttributeValue.fromS(holder.work()));
    }
    if (holder.recovering()) {
      item.put("recovering", AttributeValue.fromBool(true));
    }
  }

  static Lock read(Map<String, AttributeValue> item) {
    return new Lock(
        text(item, "target"),
        Long.parseLong(Optional.ofNullable(item.getOrDefault("fence", ABSENT).n()).orElse("0")),
        item.containsKey("owner") ? Optional.of(holder(item)) : Optional.empty());
  }

  private static Lock.Holder holder(Map<String, AttributeValue> item) {
    List<String> members =
        item.getOrDefault("members", ABSENT).l().stream().map(AttributeValue::s).toList();
    return new Lock.Holder(
        text(item, "owner"),
        text(item, "executionArn"),
        text(item, "acquiredAt"),
        plan(text(item, "plan")),
        Boolean.TRUE.equals(item.getOrDefault("swapped", ABSENT).bool()),
        members,
        item.containsKey("scripts") ? text(item, "scripts") : "{}",
        item.containsKey("recovering"),
        text(item, "work"));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.getOrDefault(name, ABSENT).s()).orElse("");
  }

  private static String json(RefreshPlan plan) {
    try {
      return StepJson.mapper().writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<RefreshPlan> plan(String json) {
    try {
      return Optional.ofNullable(StepJson.mapper().readValue(json, RefreshPlan.class));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // A plan of another version: the run is over, its plan is no help.
    }
  }
}
