package io.dbrefresh.statemachine.global;

/**
 * A cluster that is, was or becomes a side of a global database.
 *
 * @param region where it is
 * @param arn its ARN
 * @param cluster its identifier in the region
 */
public record GlobalMember(String region, String arn, String cluster) {
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  /** The cluster of this ARN, {@code arn:aws:rds:<region>:<account>:cluster:<identifier>}. */
  public static GlobalMember ofArn(String arn) {
    String[] parts = arn.split(":");
    String region = parts.length > REGION ? parts[REGION] : "";
    return new GlobalMember(region, arn, arn.substring(arn.lastIndexOf(':') + 1));
  }

  /** A cluster of this name in another region of the same account. */
  public GlobalMember beside(String otherRegion, String name) {
    String[] parts = arn.split(":");
    String other =
        "%s:%s:rds:%s:%s:cluster:%s"
            .formatted(parts[0], parts[1], otherRegion, parts[ACCOUNT], name);
    return new GlobalMember(otherRegion, other, name);
  }

  /** For sentences: {@code aurora-pg-west in us-west-2}. */
  public String standing() {
    return cluster + " in " + region;
  }
}
