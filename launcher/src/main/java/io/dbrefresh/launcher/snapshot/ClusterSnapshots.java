package io.dbrefresh.launcher.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/** Snapshots of Aurora clusters. A restored cluster gets one instance, its writer. */
final class ClusterSnapshots implements SnapshotKind {
  private final RdsClient rds;

  ClusterSnapshots(RdsClient rds) {
    this.rds = rds;
  }

  @Override
  public List<KnownSnapshot> list(Optional<String> database, boolean shared) {
    return rds
        .describeDBClusterSnapshotsPaginator(
            it ->
                it.dbClusterIdentifier(database.orElse(null))
                    .includeShared(shared)
                    .includePublic(false))
        .dbClusterSnapshots()
        .stream()
        .map(ClusterSnapshots::known)
        .toList();
  }

  @Override
  public Optional<KnownSnapshot> find(String nameOrArn) {
    try {
      return rds
          .describeDBClusterSnapshots(
              it ->
                  it.dbClusterSnapshotIdentifier(nameOrArn)
                      .includeShared(nameOrArn.startsWith("arn:")))
          .dbClusterSnapshots()
          .stream()
          .map(ClusterSnapshots::known)
          .findFirst();
    } catch (DbClusterSnapshotNotFoundException none) {
      return Optional.empty();
    }
  }

  @Override
  public boolean has(String database) {
    try {
      return !rds.describeDBClusters(it -> it.dbClusterIdentifier(database)).dbClusters().isEmpty();
    } catch (DbClusterNotFoundException none) {
      return false;
    }
  }

  @Override
  public KnownSnapshot create(String database, String snapshot, Map<String, String> tags) {
    return known(
        rds.createDBClusterSnapshot(
                it ->
                    it.dbClusterIdentifier(database)
                        .dbClusterSnapshotIdentifier(snapshot)
                        .tags(SnapshotTags.of(tags)))
            .dbClusterSnapshot());
  }

  @Override
  public KnownSnapshot copy(
      KnownSnapshot source, String region, String target, Optional<String> key, boolean tags) {
    return known(
        rds.copyDBClusterSnapshot(
                it ->
                    it.sourceDBClusterSnapshotIdentifier(source.arn())
                        .sourceRegion(region)
                        .targetDBClusterSnapshotIdentifier(target)
                        .kmsKeyId(key.orElse(null))
                        .copyTags(tags))
            .dbClusterSnapshot());
  }

  @Override
  public List<String> accounts(String snapshot) {
    return rds
        .describeDBClusterSnapshotAttributes(it -> it.dbClusterSnapshotIdentifier(snapshot))
        .dbClusterSnapshotAttributesResult()
        .dbClusterSnapshotAttributes()
        .stream()
        .flatMap(attribute -> attribute.attributeValues().stream())
        .toList();
  }

  @Override
  public List<String> share(String snapshot, List<String> added, List<String> removed) {
    rds.modifyDBClusterSnapshotAttribute(
        it ->
            it.dbClusterSnapshotIdentifier(snapshot)
                .attributeName("restore")
                .valuesToAdd(added)
                .valuesToRemove(removed));
    return accounts(snapshot);
  }

  @Override
  public void restore(KnownSnapshot snapshot, NewDatabase database) {
    rds.restoreDBClusterFromSnapshot(
        it ->
            it.snapshotIdentifier(snapshot.arn())
                .dbClusterIdentifier(database.identifier())
                .engine(snapshot.engine())
                .dbSubnetGroupName(database.subnetGroup().orElse(null))
                .vpcSecurityGroupIds(database.securityGroups())
                .dbClusterParameterGroupName(database.parameterGroup().orElse(null))
                .port(database.port().orElse(null))
                .kmsKeyId(database.key().orElse(null))
                .copyTagsToSnapshot(true)
                .tags(SnapshotTags.of(database.tags())));
  }

  @Override
  public Standing standing(NewDatabase database) {
    DBCluster cluster = cluster(database.identifier());
    if (!cluster.status().equals("available")) {
      return new Standing(cluster.status(), "cluster");
    }
    String writer = database.identifier() + "-1";
    try {
      DBInstance instance =
          rds.describeDBInstances(it -> it.dbInstanceIdentifier(writer)).dbInstances().get(0);
      return new Standing(instance.dbInstanceStatus(), "instance " + writer);
    } catch (DbInstanceNotFoundException notYet) {
      CreateDbInstanceRequest.Builder instance =
          CreateDbInstanceRequest.builder()
              .dbInstanceIdentifier(writer)
              .dbClusterIdentifier(database.identifier())
              .dbInstanceClass(database.instanceClass())
              .engine(cluster.engine())
              .tags(SnapshotTags.of(database.tags()));
      rds.createDBInstance(instance.build());
      return new Standing("creating", "instance " + writer);
    }
  }

  @Override
  public void managePassword(String database) {
    rds.modifyDBCluster(
        it -> it.dbClusterIdentifier(database).manageMasterUserPassword(true).applyImmediately(true));
  }

  @Override
  public Optional<String> managedSecret(String database) {
    return Optional.ofNullable(cluster(database).masterUserSecret())
        .filter(secret -> "active".equals(secret.secretStatus()))
        .map(secret -> secret.secretArn());
  }

  @Override
  public String endpoint(String database) {
    DBCluster cluster = cluster(database);
    return cluster.endpoint() + ":" + cluster.port();
  }

  private DBCluster cluster(String name) {
    return rds.describeDBClusters(it -> it.dbClusterIdentifier(name)).dbClusters().get(0);
  }

  private static KnownSnapshot known(DBClusterSnapshot snapshot) {
    return new KnownSnapshot(
        "cluster",
        snapshot.dbClusterSnapshotIdentifier(),
        snapshot.dbClusterSnapshotArn(),
        snapshot.dbClusterIdentifier(),
        snapshot.snapshotType(),
        snapshot.status(),
        Optional.ofNullable(snapshot.percentProgress()).orElse(0),
        snapshot.engine(),
        snapshot.engineVersion(),
        snapshot.masterUsername(),
        Optional.ofNullable(snapshot.snapshotCreateTime()),
        Optional.ofNullable(snapshot.allocatedStorage()).orElse(0),
        Optional.ofNullable(snapshot.kmsKeyId()));
  }
}
