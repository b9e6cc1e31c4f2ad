package io.dbrefresh.statemachine.plan;

import java.util.Optional;

/**
 * An IAM role that a database may assume. See "DBInstanceRole" and "DBClusterRole" in the Amazon
 * RDS API Reference.
 *
 * @param feature what the database does with it, such as {@code s3Import}; instances need one
 */
public record AssociatedRole(String arn, Optional<String> feature) {

  @Override
  public String toString() {
    return feature.map(name -> arn + " for " + name).orElse(arn);
  }
}
