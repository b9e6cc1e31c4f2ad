package io.dbrefresh.local;

import io.dbrefresh.local.secretsmanager.OwnedSecrets;
import software.amazon.awssdk.services.rds.RdsClient;

/** How RDS of the account's two regions is opened. */
interface Databases {
  /**
   * RDS of the first region.
   *
   * @param secrets the place for the master passwords that it manages
   */
  RdsClient first(OwnedSecrets secrets);

  /** RDS of the second region. */
  RdsClient second(RdsClient first);

  /** Whether there was anything in the second region before. */
  boolean secondExists();

  /** Which regions cannot be reached. */
  Outages outages();
}
