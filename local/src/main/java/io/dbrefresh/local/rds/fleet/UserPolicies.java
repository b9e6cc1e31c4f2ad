package io.dbrefresh.local.rds.fleet;

/** What IAM says about connecting to databases. */
@FunctionalInterface
public interface UserPolicies {
  /** Where there is no IAM. */
  UserPolicies ALL = userArn -> true;

  /**
   * Whether a policy allows {@code rds-db:connect}.
   *
   * @param userArn such as {@code arn:aws:rds-db:us-east-1:123456789012:dbuser:db-ABC/app}
   */
  boolean allow(String userArn);
}
