package io.dbrefresh.launcher.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.Tag;

/** The instances and clusters of a region. */
public final class KnownDatabases {
  private final RdsClient rds;

  /** The databases that {@code rds} describes. */
  public KnownDatabases(RdsClient rds) {
    this.rds = rds;
  }

  /** Clusters, each with its instances behind it, then the instances that are in no cluster. */
  public List<KnownDatabase> all() {
    List<DBInstance> instances = instances();
    List<KnownDatabase> all = new ArrayList<>();
    for (DBCluster cluster : clusters()) {
      all.add(of(cluster));
      instances.stream()
          .filter(instance -> cluster.dbClusterIdentifier().equals(instance.dbClusterIdentifier()))
          .forEach(
              instance -> all.add(of(instance, names(cluster), memberRole(cluster, instance))));
    }
    instances.stream()
        .filter(instance -> instance.dbClusterIdentifier() == null)
        .forEach(
            instance ->
                all.add(
                    of(instance, List.of(instance.dbInstanceIdentifier()), replicaRole(instance))));
    return all;
  }

  private List<DBCluster> clusters() {
    List<DBCluster> clusters = new ArrayList<>();
    String marker = null;
    do {
      DescribeDbClustersResponse page =
          rds.describeDBClusters(DescribeDbClustersRequest.builder().marker(marker).build());
      clusters.addAll(page.dbClusters());
      marker = page.marker();
    } while (marker != null);
    return clusters;
  }

  private List<DBInstance> instances() {
    List<DBInstance> instances = new ArrayList<>();
    String marker = null;
    do {
      DescribeDbInstancesResponse page =
          rds.describeDBInstances(DescribeDbInstancesRequest.builder().marker(marker).build());
      instances.addAll(page.dbInstances());
      marker = page.marker();
    } while (marker != null);
    return instances;
  }

  private static String memberRole(DBCluster cluster, DBInstance instance) {
    boolean writer =
        cluster.dbClusterMembers().stream()
            .filter(member -> instance.dbInstanceIdentifier().equals(member.dbInstanceIdentifier()))
            .anyMatch(member -> Boolean.TRUE.equals(member.isClusterWriter()));
    return (writer ? "writer of " : "reader of ") + cluster.dbClusterIdentifier();
  }

  private static String globalRole(DBCluster cluster) {
    String global = text(cluster.globalClusterIdentifier());
    boolean follows = !text(cluster.replicationSourceIdentifier()).isEmpty();
    return global.isEmpty() ? "" : (follows ? "secondary of " : "primary of ") + global;
  }

  private static String replicaRole(DBInstance instance) {
    String source = instance.readReplicaSourceDBInstanceIdentifier();
    return source == null || source.isEmpty() ? "" : "replica of " + source;
  }

  private static KnownDatabase of(DBInstance instance, List<String> names, String role) {
    var endpoint = Optional.ofNullable(instance.endpoint());
    return new KnownDatabase(
        instance.dbInstanceIdentifier(),
        text(instance.dbInstanceArn()),
        "instance",
        text(instance.engine()),
        text(instance.dbInstanceStatus()),
        endpoint.map(e -> text(e.address())).orElse(""),
        endpoint.map(e -> number(e.port())).orElse(0),
        names,
        role,
        text(instance.masterUsername()),
        Optional.ofNullable(instance.dbName()),
        Optional.ofNullable(instance.masterUserSecret()).map(MasterUserSecret::secretArn),
        tags(instance.tagList()));
  }

  private static KnownDatabase of(DBCluster cluster) {
    return new KnownDatabase(
        cluster.dbClusterIdentifier(),
        text(cluster.dbClusterArn()),
        "cluster",
        text(cluster.engine()),
        text(cluster.status()),
        text(cluster.endpoint()),
        number(cluster.port()),
        names(cluster),
        globalRole(cluster),
        text(cluster.masterUsername()),
        Optional.ofNullable(cluster.databaseName()),
        Optional.ofNullable(cluster.masterUserSecret()).map(MasterUserSecret::secretArn),
        tags(cluster.tagList()));
  }

  private static List<String> names(DBCluster cluster) {
    return Stream.concat(
            Stream.of(cluster.dbClusterIdentifier()),
            cluster.dbClusterMembers().stream().map(DBClusterMember::dbInstanceIdentifier))
        .toList();
  }

  private static Map<String, String> tags(List<Tag> tags) {
    return Stream.ofNullable(tags)
        .flatMap(List::stream)
        .collect(Collectors.toMap(Tag::key, tag -> text(tag.value()), (one, other) -> other));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static int number(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
