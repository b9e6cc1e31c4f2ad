package io.dbrefresh.lambdas.roles;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.statemachine.plan.DatabaseRoles;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** The IAM policies that let principals connect as app and as migrator. */
final class ConnectPolicies {
  private final IamClient iam;
  private final RdsClient rds;

  ConnectPolicies(IamClient iam, RdsClient rds) {
    this.iam = iam;
    this.rds = rds;
  }

  /**
   * Brings the policies that {@code roles} names to where they let their holders into the database.
   *
   * @return how many of them had to be changed
   */
  int bring(Database database, DatabaseRoles roles) {
    ConnectPolicy policy = new ConnectPolicy(iam, new ResourceIds(rds));
    int changed = 0;
    if (roles.appPolicy().isPresent()
        && policy.allow(roles.appPolicy().get(), DatabaseUser.of(database, roles.app()))) {
      changed++;
    }
    if (roles.migratorPolicy().isPresent()
        && policy.allow(
            roles.migratorPolicy().get(), DatabaseUser.of(database, roles.migrator()))) {
      changed++;
    }
    return changed;
  }
}
