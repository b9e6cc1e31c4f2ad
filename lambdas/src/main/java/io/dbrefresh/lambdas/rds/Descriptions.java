package io.dbrefresh.lambdas.rds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;
import software.amazon.awssdk.services.rds.model.Tag;

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
        tags(instance.tagList()),
        changing(instance.pendingModifiedValues()),
        Boolean.TRUE.equals(instance.deletionProtection()),
        address(instance.endpoint()),
        Optional.ofNullable(instance.dbClusterIdentifier()),
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
        tags(cluster.tagList()),
        changing(cluster.pendingModifiedValues()),
        Boolean.TRUE.equals(cluster.deletionProtection()),
        address(cluster.endpoint(), cluster.port()),
        Optional.empty(),
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

  private static Map<String, String> tags(List<Tag> tags) {
    return tags.stream()
        .collect(
            Collectors.toMap(
                Tag::key, tag -> Optional.ofNullable(tag.value()).orElse(""), (a, b) -> b));
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
