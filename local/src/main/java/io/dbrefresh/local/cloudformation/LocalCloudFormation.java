package io.dbrefresh.local.cloudformation;

import io.dbrefresh.local.cloudformation.Plan.Step;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * CloudFormation that makes no resources: templates are read from S3, parameters checked against
 * them, and stacks go through the statuses and events of the service, one resource at each look at
 * the events. A nested stack is made when its template is in S3. Other operations throw {@link
 * UnsupportedOperationException}.
 */
public final class LocalCloudFormation implements CloudFormationClient {
  private final Map<String, StackRecord> stacks = new LinkedHashMap<>();
  private final Map<String, StackRecord> deleted = new HashMap<>();
  private final Map<String, String> failing = new HashMap<>();
  private final S3Client s3;
  private final Clock clock;
  private final String region;
  private final String accountId;
  private int made;

  /** Stacks whose templates lie in {@code s3}. */
  public LocalCloudFormation(S3Client s3, Clock clock, String region, String accountId) {
    this.s3 = s3;
    this.clock = clock;
    this.region = region;
    this.accountId = accountId;
  }

  /** From now on the resource of this logical id cannot be made, for this reason. */
  public void fail(String logicalId, String reason) {
    failing.put(logicalId, reason);
  }

  /** All resources can be made again. */
  public void heal() {
    failing.clear();
  }

  private StackRecord stack(String nameOrId) {
    StackRecord found =
        Optional.ofNullable(stacks.get(nameOrId)).orElseGet(() -> deleted.get(nameOrId));
    return Optional.ofNullable(found)
        .or(() -> stacks.values().stream().filter(it -> it.id.equals(nameOrId)).findFirst())
        .orElseThrow(
            () -> Faults.invalid("Stack with id " + nameOrId + " does not exist"));
  }

  @Override
  public CreateChangeSetResponse createChangeSet(CreateChangeSetRequest request) {
    Template template = Template.parse(object(request.templateURL()));
    boolean creates = "CREATE".equals(request.changeSetTypeAsString());
    String name = request.stackName();
    Plan now =
        Optional.ofNullable(stacks.get(name)).map(it -> it.plan).orElseGet(Plan::nothing);
    Plan planned = Plan.of(template, given(request, now), pseudo(name));
    StackRecord stack = creates ? review(name) : stack(name);
    if (stack.status.contains("ROLLBACK_COMPLETE") && !stack.status.startsWith("UPDATE_")) {
      throw Faults.invalid(
          "Stack:%s is in ROLLBACK_COMPLETE state and can not be updated.".formatted(stack.id));
    }
    stack.changeSets.put(request.changeSetName(), planned);
    return CreateChangeSetResponse.builder().stackId(stack.id).id(request.changeSetName()).build();
  }

  private static Map<String, String> given(CreateChangeSetRequest request, Plan now) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Parameter each : request.parameters()) {
      boolean previous = Boolean.TRUE.equals(each.usePreviousValue());
      given.put(
          each.parameterKey(),
          previous
              ? now.parameters().getOrDefault(each.parameterKey(), "")
              : each.parameterValue());
    }
    return given;
  }

  private StackRecord review(String name) {
    StackRecord there = stacks.get(name);
    if (there != null && !there.status.equals("REVIEW_IN_PROGRESS")) {
      throw Faults.invalid("Stack [" + name + "] already exists and cannot be created again");
    }
    String id =
        "arn:aws:cloudformation:%s:%s:stack/%s/%d".formatted(region, accountId, name, ++made);
    return stacks.computeIfAbsent(name, any -> new StackRecord(name, id, clock));
  }

  private Map<String, String> pseudo(String stack) {
    return Map.of(
        "AWS::Region", region,
        "AWS::AccountId", accountId,
        "AWS::URLSuffix", "amazonaws.com",
        "AWS::Partition", "aws",
        "AWS::StackName", stack);
  }

  private String object(String url) {
    URI address = URI.create(url);
    String path = address.getPath().substring(1);
    String host = String.valueOf(address.getHost());
    boolean inHost = host.contains(".s3.");
    String bucket =
        inHost ? host.substring(0, host.indexOf(".s3.")) : path.substring(0, path.indexOf('/'));
    String key = inHost ? path : path.substring(path.indexOf('/') + 1);
    try {
      return new String(
          s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray(),
          StandardCharsets.UTF_8);
    } catch (S3Exception absent) {
      throw Faults.invalid("S3 error: " + absent.getMessage() + " " + url);
    }
  }

  private static Plan changeSet(StackRecord stack, String name) {
    return Optional.ofNullable(stack.changeSets.get(name))
        .orElseThrow(() -> Faults.invalid("ChangeSet [" + name + "] does not exist"));
  }

  @Override
  public DescribeChangeSetResponse describeChangeSet(DescribeChangeSetRequest request) {
    StackRecord stack = stack(request.stackName());
    List<Step> steps = changeSet(stack, request.changeSetName()).from(stack.plan);
    DescribeChangeSetResponse.Builder response =
        DescribeChangeSetResponse.builder()
            .changeSetName(request.changeSetName())
            .changes(steps.stream().map(LocalCloudFormation::change).toList());
    return steps.isEmpty()
        ? response
            .status("FAILED")
            .statusReason(
                "The submitted information didn't contain changes. Submit different information to"
                    + " create a change set.")
            .build()
        : response.status("CREATE_COMPLETE").build();
  }

  private static Change change(Step step) {
    return Change.builder()
        .type("Resource")
        .resourceChange(
            it ->
                it.action(step.action())
                    .logicalResourceId(step.name())
                    .resourceType(step.item().type())
                    .replacement(step.action().equals("Modify") ? "False" : null))
        .build();
  }

  @Override
  public ExecuteChangeSetResponse executeChangeSet(ExecuteChangeSetRequest request) {
    StackRecord stack = stack(request.stackName());
    Plan plan = changeSet(stack, request.changeSetName());
    stack.changeSets.clear();
    new Operation(stack, this::obstacle).execute(plan);
    return ExecuteChangeSetResponse.builder().build();
  }

  private Optional<String> obstacle(Step step) {
    Optional<String> told = Optional.ofNullable(failing.get(step.name()));
    if (told.isPresent() || step.item().template().isEmpty()) {
      return told;
    }
    try {
      Template.parse(object(step.item().template()));
      return Optional.empty();
    } catch (RuntimeException absent) {
      return Optional.of(String.valueOf(absent.getMessage()));
    }
  }

  @Override
  public DeleteChangeSetResponse deleteChangeSet(DeleteChangeSetRequest request) {
    stack(request.stackName()).changeSets.remove(request.changeSetName());
    return DeleteChangeSetResponse.builder().build();
  }

  @Override
  public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
    return DescribeStacksResponse.builder().stacks(stack(request.stackName()).shown()).build();
  }

  @Override
  public DescribeStackEventsResponse describeStackEvents(DescribeStackEventsRequest request) {
    StackRecord stack = stack(request.stackName());
    stack.advance();
    return DescribeStackEventsResponse.builder().stackEvents(stack.events()).build();
  }

  @Override
  public DeleteStackResponse deleteStack(DeleteStackRequest request) {
    StackRecord stack = stack(request.stackName());
    new Operation(stack, any -> Optional.empty())
        .delete(
            () -> {
              stacks.remove(stack.name);
              deleted.put(stack.id, stack);
            });
    if (stack.plan.resources().isEmpty()) {
      stack.advance();
    }
    return DeleteStackResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
