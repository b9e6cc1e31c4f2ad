package io.dbrefresh.launcher.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;

/** Snapshots of instances that are in no cluster. */
final class InstanceSnapshots implements SnapshotKind {
  private final RdsClient rds;

  InstanceSnapshots(RdsClient rds) {
    this.rds = rds;
  }

  @Override
  public List<KnownSnapshot> list(Optional<String> database, boolean shared) {
    return rds
        .describeDBSnapshotsPaginator(
            it ->
                it.dbInstanceIdentifier(database.orElse(null))
                    .includeShared(shared)
                    .includePublic(false))
        .dbSnapshots()
        .stream()
        .map(InstanceSnapshots::known)
        .toList();
  }

  @Override
  public Optional<KnownSnapshot> find(String nameOrArn) {
    try {
      return rds
          .describeDBSnapshots(
              it ->
                  it.dbSnapshotIdentifier(nameOrArn).includeShared(nameOrArn.startsWith("arn:")))
          .dbSnapshots()
          .stream()
          .map(InstanceSnapshots::known)
          .findFirst();
    } catch (DbSnapshotNotFoundException none) {
      return Optional.empty();
    }
  }

  @Override
  public boolean has(String database) {
    try {
      return instance(database).dbClusterIdentifier() == null;
    } catch (DbInstanceNotFoundException none) {
      return false;
    }
  }

  @Override
  public KnownSnapshot create(String database, String snapshot, Map<String, String> tags) {
    return known(
        rds.createDBSnapshot(
                it ->
                    it.dbInstanceIdentifier(database)
                        .dbSnapshotIdentifier(snapshot)
                        .tags(SnapshotTags.of(tags)))
            .dbSnapshot());
  }

  @Override
  public KnownSnapshot copy(
      KnownSnapshot source, String region, String target, Optional<String> key, boolean tags) {
    return known(
        rds.copyDBSnapshot(
                it ->
                    it.sourceDBSnapshotIdentifier(source.arn())
                        .sourceRegion(region)
                        .targetDBSnapshotIdentifier(target)
                        .kmsKeyId(key.orElse(null))
                        .copyTags(tags))
            .dbSnapshot());
  }

  @Override
  public List<String> accounts(String snapshot) {
    return rds
        .describeDBSnapshotAttributes(it -> it.dbSnapshotIdentifier(snapshot))
        .dbSnapshotAttributesResult()
        .dbSnapshotAttributes()
        .stream()
        .flatMap(attribute -> attribute.attributeValues().stream())
        .toList();
  }

  @Override
  public List<String> share(String snapshot, List<String> added, List<String> removed) {
    rds.modifyDBSnapshotAttribute(
        it ->
            it.dbSnapshotIdentifier(snapshot)
                .attributeName("restore")
                .valuesToAdd(added)
                .valuesToRemove(removed));
    return accounts(snapshot);
  }

  @Override
  public void restore(KnownSnapshot snapshot, NewDatabase database) {
    rds.restoreDBInstanceFromDBSnapshot(
        it ->
            it.dbSnapshotIdentifier(snapshot.arn())
                .dbInstanceIdentifier(database.identifier())
                .dbInstanceClass(database.instanceClass())
                .dbSubnetGroupName(database.subnetGroup().orElse(null))
                .vpcSecurityGroupIds(database.securityGroups())
                .dbParameterGroupName(database.parameterGroup().orElse(null))
                .port(database.port().orElse(null))
                .copyTagsToSnapshot(true)
                .tags(SnapshotTags.of(database.tags())));
  }

  @Override
  public Standing standing(NewDatabase database) {
    return new Standing(instance(database.identifier()).dbInstanceStatus(), "instance");
  }

  @Override
  public void managePassword(String database) {
    rds.modifyDBInstance(
        it ->
            it.dbInstanceIdentifier(database).manageMasterUserPassword(true).applyImmediately(true));
  }

  @Override
  public Optional<String> managedSecret(String database) {
    return Optional.ofNullable(instance(database).masterUserSecret())
        .filter(secret -> "active".equals(secret.secretStatus()))
        .map(secret -> secret.secretArn());
  }

  @Override
  public String endpoint(String database) {
    DBInstance instance = instance(database);
    return instance.endpoint().address() + ":" + instance.endpoint().port();
  }

  private DBInstance instance(String name) {
    return rds.describeDBInstances(it -> it.dbInstanceIdentifier(name)).dbInstances().get(0);
  }

  private static KnownSnapshot known(DBSnapshot snapshot) {
    return new KnownSnapshot(
        "instance",
        snapshot.dbSnapshotIdentifier(),
        snapshot.dbSnapshotArn(),
        snapshot.dbInstanceIdentifier(),
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
