package io.dbrefresh.lambdas.rds;

/**
 * The secret in which RDS keeps a master password that it manages. See "MasterUserSecret" in the
 * Amazon RDS API Reference.
 *
 * @param status {@code creating}, {@code active}, {@code rotating} or {@code impaired}
 */
public record ManagedSecret(String arn, String status) {

  /** Whether its value logs in. */
  public boolean isActive() {
    return status.equals("active");
  }

  /** Whether it needs people. */
  public boolean isImpaired() {
    return status.equals("impaired");
  }
}
