package io.dbrefresh.statemachine.policy;

import java.util.Map;

/**
 * One side of a refresh as a policy sees it.
 *
 * @param account AWS account, twelve digits
 * @param region AWS region, such as {@code us-east-1}
 * @param name identifier of the instance or cluster
 * @param tags its tags; of a target that does not exist yet, the tags it is going to have
 */
public record Party(String account, String region, String name, Map<String, String> tags) {
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  /** Copies the tags. */
  public Party {
    tags = Map.copyOf(tags);
  }

  /** The party of an ARN, {@code arn:aws:<service>:<region>:<account>:…}. */
  public static Party of(String arn, String name, Map<String, String> tags) {
    String[] parts = arn.split(":");
    return new Party(
        parts.length > ACCOUNT ? parts[ACCOUNT] : "",
        parts.length > REGION ? parts[REGION] : "",
        name,
        tags);
  }
}
