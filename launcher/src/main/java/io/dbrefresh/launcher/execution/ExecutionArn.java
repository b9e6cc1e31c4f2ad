package io.dbrefresh.launcher.execution;

/**
 * The ARN of an execution, {@code arn:aws:states:<region>:<account>:execution:<machine>:<name>}.
 *
 * @param text the ARN
 */
public record ExecutionArn(String text) {

  /** The execution of this name of a state machine. */
  static ExecutionArn of(String stateMachineArn, String name) {
    return new ExecutionArn(
        stateMachineArn.replaceFirst(":stateMachine:", ":execution:") + ":" + name);
  }

  /** The execution's name. */
  public String name() {
    return text.substring(text.lastIndexOf(':') + 1);
  }

  /** The ARN of the execution that recovers this one when it was stopped. */
  public ExecutionArn recovery() {
    return new ExecutionArn(text.substring(0, text.lastIndexOf(':') + 1) + "recover-" + name());
  }

  /** Where the execution is shown in the AWS console. */
  public String consoleLink() {
    String[] parts = text.split(":");
    String partition = parts.length > 1 ? parts[1] : "aws";
    String region = parts.length > 3 ? parts[3] : "";
    String host =
        switch (partition) {
          case "aws-cn" -> "console.amazonaws.cn";
          case "aws-us-gov" -> "console.amazonaws-us-gov.com";
          default -> "console.aws.amazon.com";
        };
    return "https://%s.%s/states/home?region=%s#/v2/executions/details/%s"
        .formatted(region, host, region, text);
  }
}
