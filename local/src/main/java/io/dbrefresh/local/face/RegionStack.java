package io.dbrefresh.local.face;

import io.dbrefresh.local.LocalRegion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/**
 * CloudFormation: the stack {@code dbrefresh}, whose outputs are what the region has. It cannot be
 * changed.
 */
final class RegionStack implements CloudFormationClient {
  private static final String NAME = "dbrefresh";

  private final LocalRegion region;

  RegionStack(LocalRegion region) {
    this.region = region;
  }

  @Override
  public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
    String asked = request.stackName();
    if (asked != null && !asked.equals(NAME) && !asked.equals(id())) {
      throw absent(asked);
    }
    return DescribeStacksResponse.builder()
        .stacks(
            Stack.builder()
                .stackId(id())
                .stackName(NAME)
                .stackStatus(StackStatus.CREATE_COMPLETE)
                .creationTime(machineCreation())
                .outputs(outputs())
                .build())
        .build();
  }

  private Instant machineCreation() {
    return region.sfn().describeStateMachine(r -> r.stateMachineArn(machine())).creationDate();
  }

  private String id() {
    return arn("cloudformation", "stack/" + NAME + "/" + new UUID(0, 1));
  }

  private String machine() {
    return arn("states", "stateMachine:" + NAME);
  }

  private String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region.region(), region.accountId(), resource);
  }

  private List<Output> outputs() {
    Map<String, String> values =
        Map.of(
            "StateMachineArn",
            machine(),
            "FleetStateMachineArn",
            machine() + "-fleet",
            "ScheduleGroupName",
            NAME,
            "ScheduleRoleArn",
            "arn:aws:iam::" + region.accountId() + ":role/dbrefresh-schedules",
            "BucketName",
            LocalRegion.BUCKET,
            "RecordTableName",
            "dbalignment-awssol",
            "LockTableName",
            "dbrefresh-locks");
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(e -> Output.builder().outputKey(e.getKey()).outputValue(e.getValue()).build())
            .toList();
  }

  private static RuntimeException absent(String stack) {
    String message = "Stack with id " + stack + " does not exist";
    return CloudFormationException.builder()
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("ValidationError")
                .errorMessage(message)
                .serviceName("CloudFormation")
                .build())
        .message(message)
        .statusCode(400)
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
