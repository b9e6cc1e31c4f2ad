package io.dbrefresh.local.cloudformation;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** One stack: what it has, what is still to happen to it, and what has happened. */
final class StackRecord {
  private static final String TYPE = "AWS::CloudFormation::Stack";

  final String name;
  final String id;
  final Map<String, Plan> changeSets = new HashMap<>();
  Plan plan = Plan.nothing();
  String status = "REVIEW_IN_PROGRESS";
  private final Clock clock;
  private final List<StackEvent> events = new ArrayList<>();
  private final Deque<Runnable> coming = new ArrayDeque<>();

  StackRecord(String name, String id, Clock clock) {
    this.name = name;
    this.id = id;
    this.clock = clock;
  }

  /** Lets the next thing happen; stacks change as they are looked at. */
  void advance() {
    if (!coming.isEmpty()) {
      coming.remove().run();
    }
  }

  void then(Runnable next) {
    coming.add(next);
  }

  /** Forgets what was still to come. */
  void stop() {
    coming.clear();
  }

  void status(String now, String reason) {
    status = now;
    event(name, TYPE, id, now, reason);
  }

  void resource(String logicalId, String type, String now, String reason) {
    event(logicalId, type, logicalId + "-1", now, reason);
  }

  private void event(String logicalId, String type, String physicalId, String now, String reason) {
    events.add(
        0,
        StackEvent.builder()
            .eventId(id + "-" + events.size())
            .stackId(id)
            .stackName(name)
            .logicalResourceId(logicalId)
            .physicalResourceId(physicalId)
            .resourceType(type)
            .resourceStatus(now)
            .resourceStatusReason(reason.isEmpty() ? null : reason)
            .timestamp(clock.instant())
            .build());
  }

  /** Newest first. */
  List<StackEvent> events() {
    return List.copyOf(events);
  }

  Stack shown() {
    return Stack.builder()
        .stackName(name)
        .stackId(id)
        .stackStatus(status)
        .creationTime(clock.instant())
        .parameters(
            plan.parameters().entrySet().stream()
                .map(
                    entry ->
                        Parameter.builder()
                            .parameterKey(entry.getKey())
                            .parameterValue(entry.getValue())
                            .build())
                .toList())
        .outputs(
            plan.outputs().entrySet().stream()
                .map(
                    entry ->
                        Output.builder()
                            .outputKey(entry.getKey())
                            .outputValue(entry.getValue())
                            .build())
                .toList())
        .build();
  }
}
