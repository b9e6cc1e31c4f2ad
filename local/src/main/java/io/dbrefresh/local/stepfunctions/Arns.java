package io.dbrefresh.local.stepfunctions;

/** The ARNs of a region's machines and executions. */
record Arns(String region, String accountId) {

  String stateMachine(String name) {
    return prefix() + "stateMachine:" + name;
  }

  String execution(String stateMachine, String name) {
    return prefix() + "execution:" + stateMachine + ":" + name;
  }

  /** The name in a machine's ARN; fails as the service does when it is none. */
  String stateMachineName(String arn) {
    return part(arn, "stateMachine", 7)[6];
  }

  /** What the execution's documents are called: the machine's and the execution's name. */
  ExecutionKey executionKey(String arn) {
    String[] parts = part(arn, "execution", 8);
    return new ExecutionKey(parts[6], parts[7]);
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
