package io.dbrefresh.local.rds.login;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.UserPolicies;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Lets in whom IAM lets in: the database has IAM authentication, the token is for this user and
 * address, and a policy allows {@code rds-db:connect} as this user on the database's resource id.
 */
public final class TokenGate implements Gate {
  private final RdsClient rds;
  private final AuthTokens tokens;
  private final Arns arns;
  private final UserPolicies policies;

  /** {@code rds} knows the databases. */
  public TokenGate(RdsClient rds, AuthTokens tokens, Arns arns, UserPolicies policies) {
    this.rds = rds;
    this.tokens = tokens;
    this.arns = arns;
    this.policies = policies;
  }

  @Override
  public boolean admits(String volume, String user, String token) {
    return port(volume).filter(port -> tokens.isFor(user, port, token)).isPresent()
        && policies.allow(arns.user(volume, user));
  }

  /** Where the database with this resource id answers, if tokens open it. */
  private Optional<Integer> port(String resourceId) {
    Stream<Integer> clusters =
        rds.describeDBClusters().dbClusters().stream()
            .filter(cluster -> resourceId.equals(cluster.dbClusterResourceId()))
            .filter(cluster -> Boolean.TRUE.equals(cluster.iamDatabaseAuthenticationEnabled()))
            .map(cluster -> cluster.port());
    Stream<Integer> instances =
        rds.describeDBInstances().dbInstances().stream()
            .filter(instance -> resourceId.equals(instance.dbiResourceId()))
            .filter(instance -> Boolean.TRUE.equals(instance.iamDatabaseAuthenticationEnabled()))
            .map(instance -> instance.endpoint().port());
    return Stream.concat(clusters, instances).findFirst();
  }
}
