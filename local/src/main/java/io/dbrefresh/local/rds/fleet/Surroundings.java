package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.secretsmanager.OwnedSecrets;

/**
 * What the databases of a region find around them.
 *
 * @param arns names of resources
 * @param secrets where RDS keeps the master passwords that it manages
 * @param ports told when a database cannot have the port asked for
 * @param clones how many copy-on-write clones a volume can have; the next is a full copy
 * @param policies who may connect to databases with IAM tokens
 */
public record Surroundings(
    Arns arns, OwnedSecrets secrets, PortListener ports, int clones, UserPolicies policies) {
  /** As many clones as on the service (Aurora User Guide, "Cloning a volume", "Limitations"). */
  public static final int CLONES = 15;

  /** With the service's limits. */
  public Surroundings(Arns arns, OwnedSecrets secrets, PortListener ports) {
    this(arns, secrets, ports, CLONES);
  }

  /** Where every token that is good is let in. */
  public Surroundings(Arns arns, OwnedSecrets secrets, PortListener ports, int clones) {
    this(arns, secrets, ports, clones, UserPolicies.ALL);
  }
}
