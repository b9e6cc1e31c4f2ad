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
 * @param globe the regions of which this is one
 */
public record Surroundings(
    Arns arns,
    OwnedSecrets secrets,
    PortListener ports,
    int clones,
    UserPolicies policies,
    Globe globe) {
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

  /** The only region that there is. */
  public Surroundings(
      Arns arns, OwnedSecrets secrets, PortListener ports, int clones, UserPolicies policies) {
    this(arns, secrets, ports, clones, policies, new Globe());
  }

  /** What another region of the same account finds around it. */
  public Surroundings in(String region) {
    return new Surroundings(
        new Arns(region, arns.account()), secrets, ports, clones, policies, globe);
  }
}
