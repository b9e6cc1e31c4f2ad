package io.dbrefresh.local.stepfunctions;

import java.util.Optional;

/** The ARNs of a region's machines and executions. */
record Arns(String region, String accountId) {
  private static final int QUALIFIED = 8;

  String stateMachine(String name) {
    return prefix() + "stateMachine:" + name;
  }

  String execution(String stateMachine, String name) {
    return prefix() + "execution:" + stateMachine + ":" + name;
  }

  String version(String stateMachine, int number) {
    return stateMachine(stateMachine) + ":" + number;
  }

  String alias(String stateMachine, String name) {
    return stateMachine(stateMachine) + ":" + name;
  }

  String activity(String name) {
    return prefix() + "activity:" + name;
  }

  /** The name in an activity's ARN; fails as the service does when it is none. */
  String activityName(String arn) {
    return part(arn, "activity", QUALIFIED - 1)[6];
  }

  /** A machine's ARN, qualified or not; fails as the service does when it is none. */
  MachineArn machine(String arn) {
    boolean qualified = arn.chars().filter(c -> c == ':').count() == QUALIFIED - 1;
    String[] parts = part(arn, "stateMachine", qualified ? QUALIFIED : QUALIFIED - 1);
    return qualified
        ? new MachineArn(parts[6], arn.substring(0, arn.lastIndexOf(':')), Optional.of(parts[7]))
        : new MachineArn(parts[6], arn, Optional.empty());
  }

  /** What the execution's documents are called: the machine's and the execution's name. */
  ExecutionKey executionKey(String arn) {
    String[] parts = part(arn, "execution", 8);
    return new ExecutionKey(parts[6], parts[7]);
  }

  /** The name of the machine that a Map Run is of: {@code mapRun:MACHINE/LABEL:ID}. */
  String ofMapRun(String arn) {
    String labelled = labelledByMapRun(arn);
    return labelled.substring(0, Math.max(0, labelled.indexOf('/')));
  }

  /** The same with the label of the Map behind, as the machine of the children is called. */
  String labelledByMapRun(String arn) {
    return part(arn, "mapRun", QUALIFIED)[6];
  }

  private static String[] part(String arn, String type, int size) {
    String[] parts = arn.split(":", -1);
    if (!arn.startsWith("arn:")) {
      throw Faults.invalidArn("Invalid ARN prefix: " + arn);
    }
    if (parts.length != size || !parts[2].equals("states") || !parts[5].equals(type)) {
      throw Faults.invalidArn("Resource type not valid in this context: " + arn);
    }
    return parts;
  }

  private String prefix() {
    return "arn:aws:states:" + region + ":" + accountId + ":";
  }
}
