package io.dbrefresh.launcher.deploy;

import io.dbrefresh.launcher.process.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** A stack, and changes to it, each by a change set ("Update stacks using change sets"). */
public final class StackChange {
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final List<String> NO_CHANGES =
      List.of("didn't contain changes", "No updates are to be performed");

  private final CloudFormationClient cloudFormation;
  private final Pause pause;
  private final String stack;

  /** The stack of this name. */
  public StackChange(CloudFormationClient cloudFormation, Pause pause, String stack) {
    this.cloudFormation = cloudFormation;
    this.pause = pause;
    this.stack = stack;
  }

  /** The stack, if there is one. */
  public Optional<Stack> find() {
    try {
      return cloudFormation.describeStacks(get -> get.stackName(stack)).stacks().stream()
          .findFirst();
    } catch (AwsServiceException absent) {
      if (isInvalid(absent)) {
        return Optional.empty();
      }
      throw absent;
    }
  }

  /** Whether the stack has nothing in it yet: it is new, or was only looked at. */
  public static boolean isNew(Optional<Stack> found) {
    return found.map(it -> it.stackStatus() == StackStatus.REVIEW_IN_PROGRESS).orElse(true);
  }

  /**
   * Works out what would change.
   *
   * @param parameters values by name; those of the stack are kept that are not among them
   * @return the lines of the difference; empty when there is none
   * @throws StackFailure when the template or a parameter is wrong
   */
  public List<String> propose(
      String changeSet, String templateUrl, Map<String, String> parameters) {
    Optional<Stack> found = find();
    List<Parameter> all = new ArrayList<>();
    parameters.forEach(
        (name, value) ->
            all.add(Parameter.builder().parameterKey(name).parameterValue(value).build()));
    found.stream()
        .filter(it -> !isNew(found))
        .flatMap(it -> it.parameters().stream())
        .filter(before -> !parameters.containsKey(before.parameterKey()))
        .map(before -> kept(before.parameterKey()))
        .forEach(all::add);
    create(
        CreateChangeSetRequest.builder()
                .stackName(stack)
                .changeSetName(changeSet)
                .changeSetType(isNew(found) ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                .templateURL(templateUrl)
                .parameters(all)
                .includeNestedStacks(true)
                .capabilities(Capability.CAPABILITY_NAMED_IAM, Capability.CAPABILITY_AUTO_EXPAND)
                .tags(Tag.builder().key("application").value("dbrefresh").build())
                .build());
    return lines(created(changeSet));
  }

  private void create(CreateChangeSetRequest request) {
    try {
      cloudFormation.createChangeSet(request);
    } catch (AwsServiceException refused) {
      if (isInvalid(refused)) {
        throw new StackFailure(stack, "the template", refused.awsErrorDetails().errorMessage());
      }
      throw refused;
    }
  }

  private static boolean isInvalid(AwsServiceException refused) {
    return "ValidationError".equals(refused.awsErrorDetails().errorCode());
  }

  private static Parameter kept(String name) {
    return Parameter.builder().parameterKey(name).usePreviousValue(true).build();
  }

  private List<Change> created(String changeSet) {
    DescribeChangeSetRequest request =
        DescribeChangeSetRequest.builder().stackName(stack).changeSetName(changeSet).build();
    DescribeChangeSetResponse now = cloudFormation.describeChangeSet(request);
    while (now.status() == ChangeSetStatus.CREATE_PENDING
        || now.status() == ChangeSetStatus.CREATE_IN_PROGRESS) {
      pause.pause(LOOK);
      now = cloudFormation.describeChangeSet(request);
    }
    String why = String.valueOf(now.statusReason());
    if (now.status() == ChangeSetStatus.FAILED && NO_CHANGES.stream().anyMatch(why::contains)) {
      return List.of();
    } else if (now.status() != ChangeSetStatus.CREATE_COMPLETE) {
      throw new StackFailure(stack, "the change set", why);
    }
    List<Change> changes = new ArrayList<>(now.changes());
    while (now.nextToken() != null) {
      now =
          cloudFormation.describeChangeSet(request.toBuilder().nextToken(now.nextToken()).build());
      changes.addAll(now.changes());
    }
    return changes;
  }

  private static List<String> lines(List<Change> changes) {
    return changes.stream()
        .map(Change::resourceChange)
        .map(
            change ->
                "%s %-32s %s%s"
                    .formatted(
                        sign(change.actionAsString()),
                        change.logicalResourceId(),
                        change.resourceType(),
                        "True".equals(change.replacementAsString()) ? "  (replaced)" : ""))
        .toList();
  }

  private static String sign(String action) {
    return switch (action) {
      case "Add" -> "+";
      case "Remove" -> "-";
      default -> "~";
    };
  }

  /** Takes a proposal back; a stack that was only looked at goes with it. */
  public void discard(String changeSet) {
    Optional<Stack> found = find();
    if (found.isEmpty()) {
      return;
    }
    cloudFormation.deleteChangeSet(delete -> delete.stackName(stack).changeSetName(changeSet));
    if (isNew(found)) {
      cloudFormation.deleteStack(delete -> delete.stackName(stack));
    }
  }

  /** Does what was proposed; {@link StackProgress} follows it. */
  public void execute(String changeSet) {
    cloudFormation.executeChangeSet(run -> run.stackName(stack).changeSetName(changeSet));
  }

  /** Begins to delete the stack. */
  public void delete() {
    cloudFormation.deleteStack(delete -> delete.stackName(stack));
  }
}
