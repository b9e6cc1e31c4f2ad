package io.dbrefresh.local.simulation.published;

import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Replica;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/** What the functions of the published machine ask of RDS, and what their checks look at. */
public final class PublishedActions {
  private static final Tag REFRESH = Tag.builder().key("refresh").value("true").build();

  private final RefreshFile file;
  private final String engine;
  private final RdsClient rds;
  private final Ledger ledger;
  private final DatabaseNames target;
  private final DatabaseNames temp;

  /** For the refresh of {@code file}, of a database of this engine. */
  public PublishedActions(RefreshFile file, String engine, RdsClient rds, Ledger ledger) {
    this.file = file;
    this.engine = engine;
    this.rds = rds;
    this.ledger = ledger;
    this.target = file.target();
    this.temp = target.with("temp");
  }

  boolean isAurora() {
    return target.cluster().isPresent();
  }

  private List<String> oldInstances() {
    return target
        .cluster()
        .map(
            cluster ->
                ledger.instances().all().stream()
                    .filter(it -> cluster.equals(it.dbClusterIdentifier()))
                    .map(DBInstance::dbInstanceIdentifier)
                    .toList())
        .orElseGet(
            () ->
                ledger.instance(target.instance()).stream()
                    .map(DBInstance::dbInstanceIdentifier)
                    .toList());
  }

  private List<String> oldReplicas() {
    Stream<String> all =
        isAurora()
            ? oldInstances().stream()
            : ledger.instance(target.instance()).stream()
                .flatMap(it -> it.readReplicaDBInstanceIdentifiers().stream());
    return all.filter(name -> !name.equals(target.instance())).toList();
  }

  void deleteReplicas() {
    oldReplicas().forEach(this::delete);
  }

  boolean replicasGone() {
    return oldReplicas().isEmpty();
  }

  private void delete(String instance) {
    rds.deleteDBInstance(it -> it.dbInstanceIdentifier(instance).skipFinalSnapshot(true));
  }

  void stop() {
    if (!oldInstances().isEmpty()) {
      rds.stopDBInstance(it -> it.dbInstanceIdentifier(target.instance()));
    }
  }

  boolean stopped() {
    return oldInstances().isEmpty() || status(target.instance()).equals("stopped");
  }

  void restore() {
    if (isAurora()) {
      restoreCluster(temp.identifier());
    } else if (file.restore().type() == RestoreType.FROM_SNAPSHOT) {
      rds.restoreDBInstanceFromDBSnapshot(
          it -> it.dbInstanceIdentifier(temp.instance()).dbSnapshotIdentifier(snapshot()));
    } else {
      rds.restoreDBInstanceToPointInTime(
          it ->
              it.sourceDBInstanceIdentifier(file.source())
                  .targetDBInstanceIdentifier(temp.instance())
                  .useLatestRestorableTime(true));
    }
  }

  private void restoreCluster(String name) {
    if (file.restore().type() == RestoreType.FROM_SNAPSHOT) {
      rds.restoreDBClusterFromSnapshot(
          it -> it.dbClusterIdentifier(name).snapshotIdentifier(snapshot()).engine(engine));
    } else {
      rds.restoreDBClusterToPointInTime(
          it ->
              it.sourceDBClusterIdentifier(file.source())
                  .dbClusterIdentifier(name)
                  .restoreType(
                      file.restore().type() == RestoreType.FAST_CLONING
                          ? "copy-on-write"
                          : "full-copy")
                  .useLatestRestorableTime(true));
    }
  }

  private String snapshot() {
    String given = file.restore().snapshot().orElseThrow();
    return given.substring(given.lastIndexOf(':') + 1);
  }

  boolean restored() {
    return isAurora()
        ? clusterStatus(temp.identifier()).equals("available")
        : status(temp.instance()).equals("available");
  }

  void createInstance() {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(temp.instance())
                .dbClusterIdentifier(temp.identifier())
                .engine(engine)
                .dbInstanceClass("db.t4g.medium"));
  }

  boolean created() {
    return status(temp.instance()).equals("available");
  }

  void deleteInstances() {
    oldInstances().forEach(this::delete);
  }

  boolean instancesGone() {
    return oldInstances().isEmpty();
  }

  void deleteCluster() {
    if (!clusterGone()) {
      rds.deleteDBCluster(
          it -> it.dbClusterIdentifier(target.identifier()).skipFinalSnapshot(true));
    }
  }

  boolean clusterGone() {
    return ledger.cluster(target.identifier()).isEmpty();
  }

  void setAside() {
    oldInstances().forEach(name -> renameInstance(name, name + "old"));
    target.cluster().ifPresent(name -> renameCluster(name, name + "old"));
  }

  boolean namesAreFree() {
    return ledger.instance(target.instance()).isEmpty()
        && target.cluster().flatMap(ledger::cluster).isEmpty();
  }

  void renameCluster() {
    target.cluster().ifPresent(name -> renameCluster(temp.identifier(), name));
  }

  private void renameCluster(String from, String to) {
    rds.modifyDBCluster(
        it -> it.dbClusterIdentifier(from).newDBClusterIdentifier(to).applyImmediately(true));
  }

  boolean clusterRenamed() {
    return clusterStatus(target.identifier()).equals("available");
  }

  void renameInstance() {
    renameInstance(temp.instance(), target.instance());
  }

  private void renameInstance(String from, String to) {
    rds.modifyDBInstance(
        it -> it.dbInstanceIdentifier(from).newDBInstanceIdentifier(to).applyImmediately(true));
  }

  boolean instanceRenamed() {
    return status(target.instance()).equals("available");
  }

  void tag() {
    String arn = ledger.instance(target.instance()).orElseThrow().dbInstanceArn();
    rds.addTagsToResource(it -> it.resourceName(arn).tags(REFRESH));
  }

  void createReplicas() {
    for (String name : replicas()) {
      if (isAurora()) {
        rds.createDBInstance(
            it ->
                it.dbInstanceIdentifier(name)
                    .dbClusterIdentifier(target.identifier())
                    .engine(engine)
                    .dbInstanceClass("db.t4g.medium"));
      } else {
        rds.createDBInstanceReadReplica(
            it -> it.dbInstanceIdentifier(name).sourceDBInstanceIdentifier(target.instance()));
      }
    }
  }

  private List<String> replicas() {
    return file.replicas().stream()
        .flatMap(it -> it.replicas().stream())
        .map(Replica::instance)
        .toList();
  }

  boolean replicasThere() {
    return replicas().stream().allMatch(name -> status(name).equals("available"));
  }

  void changePassword() {
    if (isAurora()) {
      rds.modifyDBCluster(
          it ->
              it.dbClusterIdentifier(target.identifier())
                  .masterUserPassword("another-Secret-2")
                  .applyImmediately(true));
    } else {
      rds.modifyDBInstance(
          it ->
              it.dbInstanceIdentifier(target.instance())
                  .masterUserPassword("another-Secret-2")
                  .applyImmediately(true));
    }
  }

  boolean settled() {
    return isAurora() ? clusterRenamed() : instanceRenamed();
  }

  private String status(String instance) {
    Optional<DBInstance> found = ledger.instance(instance);
    return found.map(DBInstance::dbInstanceStatus).orElse("");
  }

  private String clusterStatus(String cluster) {
    return ledger.cluster(cluster).map(DBCluster::status).orElse("");
  }
}
