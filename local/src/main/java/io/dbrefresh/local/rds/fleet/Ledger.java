package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.store.Cabinet;
import io.dbrefresh.local.store.Documents;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterEndpoint;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshotAttributesResult;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttributesResult;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/**
 * All that is written down of the region's databases. Instances and clusters are kept by resource
 * id, so that a rename is the change of one file.
 */
public final class Ledger {
  private final Shelf<DBInstance> instances;
  private final Shelf<DBCluster> clusters;
  private final Shelf<DBSnapshot> snapshots;
  private final Shelf<DBClusterSnapshot> clusterSnapshots;
  private final Shelf<DBClusterEndpoint> clusterEndpoints;
  private final Shelf<DBSnapshotAttributesResult> snapshotShares;
  private final Shelf<DBClusterSnapshotAttributesResult> clusterSnapshotShares;
  private final Shelf<GlobalCluster> globalClusters;
  private final EventLog events;
  private final PortBook ports;
  private final GroupBook groups;
  private final Documents unfinished;

  /** What {@code folder} holds now; nothing is written before something changes. */
  public Ledger(Path folder) {
    this(Cabinet.in(folder));
  }

  /** What {@code cabinet} holds now; nothing is written before something changes. */
  public Ledger(Cabinet cabinet) {
    instances =
        new Shelf<>(
            cabinet.drawer("instances"),
            node -> SdkJson.read(node, DBInstance.builder()).build(),
            DBInstance::dbiResourceId);
    clusters =
        new Shelf<>(
            cabinet.drawer("clusters"),
            node -> SdkJson.read(node, DBCluster.builder()).build(),
            DBCluster::dbClusterResourceId);
    snapshots =
        new Shelf<>(
            cabinet.drawer("snapshots"),
            node -> SdkJson.read(node, DBSnapshot.builder()).build(),
            DBSnapshot::dbSnapshotIdentifier);
    clusterSnapshots =
        new Shelf<>(
            cabinet.drawer("cluster-snapshots"),
            node -> SdkJson.read(node, DBClusterSnapshot.builder()).build(),
            DBClusterSnapshot::dbClusterSnapshotIdentifier);
    clusterEndpoints = clusterEndpoints(cabinet);
    snapshotShares = snapshotShares(cabinet);
    clusterSnapshotShares = clusterSnapshotShares(cabinet);
    globalClusters = globalClusters(cabinet);
    Documents region = cabinet.drawer("region");
    events = new EventLog(region);
    ports = new PortBook(region);
    groups = new GroupBook(cabinet.drawer("groups"));
    unfinished = cabinet.drawer("unfinished");
  }

  private static Shelf<GlobalCluster> globalClusters(Cabinet cabinet) {
    return new Shelf<>(
        cabinet.drawer("global-clusters"),
        node -> SdkJson.read(node, GlobalCluster.builder()).build(),
        GlobalCluster::globalClusterResourceId);
  }

  private static Shelf<DBClusterEndpoint> clusterEndpoints(Cabinet cabinet) {
    return new Shelf<>(
        cabinet.drawer("cluster-endpoints"),
        node -> SdkJson.read(node, DBClusterEndpoint.builder()).build(),
        DBClusterEndpoint::dbClusterEndpointIdentifier);
  }

  private static Shelf<DBSnapshotAttributesResult> snapshotShares(Cabinet cabinet) {
    return new Shelf<>(
        cabinet.drawer("snapshot-shares"),
        node -> SdkJson.read(node, DBSnapshotAttributesResult.builder()).build(),
        DBSnapshotAttributesResult::dbSnapshotIdentifier);
  }

  private static Shelf<DBClusterSnapshotAttributesResult> clusterSnapshotShares(Cabinet cabinet) {
    return new Shelf<>(
        cabinet.drawer("cluster-snapshot-shares"),
        node -> SdkJson.read(node, DBClusterSnapshotAttributesResult.builder()).build(),
        DBClusterSnapshotAttributesResult::dbClusterSnapshotIdentifier);
  }

  /** The DB instances, by resource id. */
  public Shelf<DBInstance> instances() {
    return instances;
  }

  /** The DB clusters, by resource id. */
  public Shelf<DBCluster> clusters() {
    return clusters;
  }

  /** The snapshots of instances, by identifier. */
  public Shelf<DBSnapshot> snapshots() {
    return snapshots;
  }

  /** The snapshots of clusters, by identifier. */
  public Shelf<DBClusterSnapshot> clusterSnapshots() {
    return clusterSnapshots;
  }

  /** The custom endpoints of clusters, by identifier; each names its cluster by resource id. */
  public Shelf<DBClusterEndpoint> clusterEndpoints() {
    return clusterEndpoints;
  }

  /** Who may restore the snapshots of instances, by identifier. */
  public Shelf<DBSnapshotAttributesResult> snapshotShares() {
    return snapshotShares;
  }

  /** Who may restore the snapshots of clusters, by identifier. */
  public Shelf<DBClusterSnapshotAttributesResult> clusterSnapshotShares() {
    return clusterSnapshotShares;
  }

  /** The global databases, by resource id; a member is named by its cluster's resource id. */
  public Shelf<GlobalCluster> globalClusters() {
    return globalClusters;
  }

  /** The newest events. */
  public EventLog events() {
    return events;
  }

  /** Which name has which port. */
  public PortBook ports() {
    return ports;
  }

  /** The parameter, option and subnet groups. */
  public GroupBook groups() {
    return groups;
  }

  /** Notes of work on a database that a later process could not tell from its record. */
  Documents unfinished() {
    return unfinished;
  }

  /** The instance that has this identifier or ARN now. */
  public Optional<DBInstance> instance(String nameOrArn) {
    String name = Arns.identifier(nameOrArn);
    return instances.find(found -> found.dbInstanceIdentifier().equals(name));
  }

  /** The cluster that has this identifier or ARN now. */
  public Optional<DBCluster> cluster(String nameOrArn) {
    String name = Arns.identifier(nameOrArn);
    return clusters.find(found -> found.dbClusterIdentifier().equals(name));
  }
}
