package io.dbrefresh.launcher.deploy;

import io.dbrefresh.launcher.process.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Follows a stack and those nested in it by their events, a line for each as it happens. */
public final class StackProgress {
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final String NESTED = "AWS::CloudFormation::Stack";

  private final CloudFormationClient cloudFormation;
  private final Pause pause;
  private final String stackId;
  private final Consumer<String> told;
  private final Set<String> stacks = new LinkedHashSet<>();
  private final Set<String> seen = new HashSet<>();
  private Optional<StackEvent> failed = Optional.empty();

  /** What has happened to {@code stackId} so far is not told. */
  public StackProgress(
      CloudFormationClient cloudFormation, Pause pause, String stackId, Consumer<String> told) {
    this.cloudFormation = cloudFormation;
    this.pause = pause;
    this.stackId = stackId;
    this.told = told;
    stacks.add(stackId);
    fresh(stackId);
  }

  /**
   * Follows until the stack has come to rest.
   *
   * @return the first resource that failed, where it was not changed as asked
   */
  public Optional<StackEvent> follow() {
    while (true) {
      for (String stack : List.copyOf(stacks)) {
        Optional<StackEvent> end = tell(fresh(stack));
        if (end.isPresent()) {
          boolean good = isGood(end.get().resourceStatusAsString());
          return good ? Optional.empty() : failed.or(() -> end);
        }
      }
      pause.pause(LOOK);
    }
  }

  private Optional<StackEvent> tell(List<StackEvent> events) {
    Optional<StackEvent> end = Optional.empty();
    for (StackEvent event : events) {
      String status = event.resourceStatusAsString();
      told.accept(line(event));
      boolean stack = NESTED.equals(event.resourceType());
      if (stack && String.valueOf(event.physicalResourceId()).startsWith("arn:")) {
        stacks.add(event.physicalResourceId());
      }
      boolean cancelled = String.valueOf(event.resourceStatusReason()).contains("cancelled");
      if (status.endsWith("_FAILED") && !cancelled && (failed.isEmpty() || isOuter())) {
        failed = Optional.of(event);
      }
      if (stackId.equals(event.physicalResourceId()) && isRest(status)) {
        end = Optional.of(event);
      }
    }
    return end;
  }

  /** What is inside a nested stack says more than the stack itself. */
  private boolean isOuter() {
    return failed.filter(it -> NESTED.equals(it.resourceType())).isPresent();
  }

  private static boolean isRest(String status) {
    return status.endsWith("_COMPLETE") && !status.contains("CLEANUP")
        || status.endsWith("ROLLBACK_FAILED")
        || status.equals("DELETE_FAILED");
  }

  private static boolean isGood(String status) {
    return status.endsWith("_COMPLETE") && !status.contains("ROLLBACK");
  }

  private static String line(StackEvent event) {
    String reason = event.resourceStatusReason();
    return "%-28s %-32s %s%s"
        .formatted(
            event.resourceStatusAsString(),
            event.logicalResourceId(),
            event.resourceType(),
            reason == null || reason.isBlank() ? "" : "  " + reason);
  }

  /** The events that were not there at the last look, oldest first. */
  private List<StackEvent> fresh(String stack) {
    List<StackEvent> fresh = new ArrayList<>();
    String token = null;
    do {
      String page = token;
      DescribeStackEventsResponse response =
          cloudFormation.describeStackEvents(get -> get.stackName(stack).nextToken(page));
      List<StackEvent> unseen =
          response.stackEvents().stream().filter(event -> seen.add(event.eventId())).toList();
      fresh.addAll(unseen);
      token = unseen.size() < response.stackEvents().size() ? null : response.nextToken();
    } while (token != null);
    Collections.reverse(fresh);
    return fresh;
  }
}
