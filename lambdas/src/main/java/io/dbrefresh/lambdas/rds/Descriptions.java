package io.dbrefresh.lambdas.rds;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/** What Describe answers say, as {@link Database}. */
final class Descriptions {
  private Descriptions() {}

  static Database of(DBInstance instance) {
    return new Database(
        Kind.INSTANCE,
        instance.dbInstanceIdentifier(),
        instance.dbInstanceArn(),
        resourceId(instance.dbiResourceId()),
        instance.dbInstanceStatus(),
        Tags.read(instance.tagList()),
        changing(instance.pendingModifiedValues()),
        Boolean.TRUE.equals(instance.deletionProtection()),
        address(instance.endpoint()),
        Optional.ofNullable(instance.dbClusterIdentifier()),
        managed(instance.masterUserSecret()),
        List.of(),
        instance.readReplicaDBInstanceIdentifiers().stream().filter(name -> !isArn(name)).toList(),
        given(instance.readReplicaSourceDBInstanceIdentifier())
            .or(() -> given(instance.readReplicaSourceDBClusterIdentifier())),
        Stream.concat(
                instance.readReplicaDBClusterIdentifiers().stream(),
                instance.readReplicaDBInstanceIdentifiers().stream().filter(Descriptions::isArn))
            .toList());
  }

  static Database of(DBCluster cluster) {
    List<DBClusterMember> members = cluster.dbClusterMembers();
    return new Database(
        Kind.CLUSTER,
        cluster.dbClusterIdentifier(),
        cluster.dbClusterArn(),
        resourceId(cluster.dbClusterResourceId()),
        cluster.status(),
        Tags.read(cluster.tagList()),
        changing(cluster.pendingModifiedValues()),
        Boolean.TRUE.equals(cluster.deletionProtection()),
        address(cluster.endpoint(), cluster.port()),
        Optional.empty(),
        managed(cluster.masterUserSecret()),
        members.stream().map(DBClusterMember::dbInstanceIdentifier).toList(),
        members.stream()
            .filter(member -> !Boolean.TRUE.equals(member.isClusterWriter()))
            .map(DBClusterMember::dbInstanceIdentifier)
            .toList(),
        given(cluster.replicationSourceIdentifier()),
        cluster.readReplicaIdentifiers());
  }

  private static String resourceId(@Nullable String id) {
    return id == null ? "" : id;
  }

  private static Optional<String> given(@Nullable String name) {
    return Optional.ofNullable(name).filter(text -> !text.isBlank());
  }

  /** A replica in another region goes by its ARN. */
  private static boolean isArn(String name) {
    return name.startsWith("arn:");
  }

  private static Optional<ManagedSecret> managed(@Nullable MasterUserSecret secret) {
    return secret == null || secret.secretArn() == null
        ? Optional.empty()
        : Optional.of(new ManagedSecret(secret.secretArn(), String.valueOf(secret.secretStatus())));
  }

  private static boolean changing(@Nullable PendingModifiedValues pending) {
    return pending != null
        && (pending.masterUserPassword() != null || pending.dbInstanceIdentifier() != null);
  }

  private static boolean changing(@Nullable ClusterPendingModifiedValues pending) {
    return pending != null
        && (pending.masterUserPassword() != null || pending.dbClusterIdentifier() != null);
  }

  private static Optional<Address> address(@Nullable Endpoint endpoint) {
    return endpoint == null ? Optional.empty() : address(endpoint.address(), endpoint.port());
  }

  private static Optional<Address> address(@Nullable String host, @Nullable Integer port) {
    return host == null || port == null ? Optional.empty() : Optional.of(new Address(host, port));
  }
}
