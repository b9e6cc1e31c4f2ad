package io.dbrefresh.launcher.schedule;

import io.dbrefresh.launcher.execution.StateMachines;
import io.dbrefresh.launcher.region.AwsClients;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Finds where schedules live: in the outputs of the stack, or in what a local region has. */
public final class Homes {
  private static final String LOCAL_ROLE = "arn:aws:iam::123456789012:role/dbrefresh-schedules";
  private static final String LOCAL_BUCKET = "awssol-bucket";

  private Homes() {}

  /** What the stack of this name has; empty where there is none, or it lacks an output. */
  public static Optional<Home> find(AwsClients clients, String stack) {
    if (clients.local()) {
      return new StateMachines(clients.sfn().get())
          .find()
          .map(machine -> new Home(StateMachines.NAME, LOCAL_ROLE, machine, LOCAL_BUCKET));
    }
    Map<String, String> outputs = outputs(clients, stack);
    boolean all =
        outputs
            .keySet()
            .containsAll(
                java.util.List.of(
                    "ScheduleGroupName", "ScheduleRoleArn", "StateMachineArn", "BucketName"));
    return all
        ? Optional.of(
            new Home(
                outputs.getOrDefault("ScheduleGroupName", ""),
                outputs.getOrDefault("ScheduleRoleArn", ""),
                outputs.getOrDefault("StateMachineArn", ""),
                outputs.getOrDefault("BucketName", "")))
        : Optional.empty();
  }

  /** The outputs of a stack; none where there is no such stack. */
  public static Map<String, String> outputs(AwsClients clients, String stack) {
    Map<String, String> outputs = new TreeMap<>();
    try {
      for (Stack found :
          clients.cloudFormation().get().describeStacks(get -> get.stackName(stack)).stacks()) {
        for (Output output : found.outputs()) {
          outputs.put(output.outputKey(), output.outputValue());
        }
      }
    } catch (AwsServiceException absent) {
      if (!"ValidationError".equals(absent.awsErrorDetails().errorCode())) {
        throw absent;
      }
    }
    return outputs;
  }
}
