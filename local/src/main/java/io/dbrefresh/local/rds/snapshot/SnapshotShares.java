package io.dbrefresh.local.rds.snapshot;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Shelf;
import io.dbrefresh.local.rds.fleet.Snapshots;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshotAttribute;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshotAttributesResult;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttribute;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttributesResult;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterSnapshotAttributeRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbSnapshotAttributeRequest;

/**
 * Which accounts may restore a snapshot: its attribute {@code restore} ("Sharing a DB snapshot").
 * Automated snapshots are not shared, encrypted ones not with everybody.
 */
public final class SnapshotShares {
  private static final String RESTORE = "restore";
  private static final String EVERYBODY = "all";

  private final Fleet fleet;
  private final Shelf<DBSnapshotAttributesResult> ofInstances;
  private final Shelf<DBClusterSnapshotAttributesResult> ofClusters;

  /** Of snapshots of {@code fleet}. */
  public SnapshotShares(Fleet fleet) {
    this.fleet = fleet;
    this.ofInstances = fleet.ledger().snapshotShares();
    this.ofClusters = fleet.ledger().clusterSnapshotShares();
  }

  /** The attributes of a snapshot of an instance. */
  public DBSnapshotAttributesResult ofInstance(String snapshot) {
    return shares(Snapshots.of(fleet, snapshot).dbSnapshotIdentifier());
  }

  /** The attributes of a snapshot of a cluster. */
  public DBClusterSnapshotAttributesResult ofCluster(String snapshot) {
    return clusterShares(Snapshots.ofCluster(fleet, snapshot).dbClusterSnapshotIdentifier());
  }

  private DBSnapshotAttributesResult shares(String name) {
    return ofInstances
        .get(name)
        .orElseGet(
            () ->
                DBSnapshotAttributesResult.builder()
                    .dbSnapshotIdentifier(name)
                    .dbSnapshotAttributes(attribute(List.of()))
                    .build());
  }

  private DBClusterSnapshotAttributesResult clusterShares(String name) {
    return ofClusters
        .get(name)
        .orElseGet(
            () ->
                DBClusterSnapshotAttributesResult.builder()
                    .dbClusterSnapshotIdentifier(name)
                    .dbClusterSnapshotAttributes(clusterAttribute(List.of()))
                    .build());
  }

  /** Changes who may restore a snapshot of an instance. */
  public DBSnapshotAttributesResult change(ModifyDbSnapshotAttributeRequest request) {
    DBSnapshot snapshot = Snapshots.of(fleet, request.dbSnapshotIdentifier());
    DBSnapshotAttributesResult before = ofInstance(request.dbSnapshotIdentifier());
    check(
        request.attributeName(),
        snapshot.snapshotType(),
        snapshot.encrypted(),
        request.valuesToAdd());
    List<String> accounts =
        changed(
            before.dbSnapshotAttributes().get(0).attributeValues(),
            request.valuesToAdd(),
            request.valuesToRemove());
    DBSnapshotAttributesResult after =
        before.copy(it -> it.dbSnapshotAttributes(attribute(accounts)));
    ofInstances.put(after);
    return after;
  }

  /** Changes who may restore a snapshot of a cluster. */
  public DBClusterSnapshotAttributesResult change(ModifyDbClusterSnapshotAttributeRequest request) {
    DBClusterSnapshot snapshot = Snapshots.ofCluster(fleet, request.dbClusterSnapshotIdentifier());
    DBClusterSnapshotAttributesResult before = ofCluster(request.dbClusterSnapshotIdentifier());
    check(
        request.attributeName(),
        snapshot.snapshotType(),
        snapshot.storageEncrypted(),
        request.valuesToAdd());
    List<String> accounts =
        changed(
            before.dbClusterSnapshotAttributes().get(0).attributeValues(),
            request.valuesToAdd(),
            request.valuesToRemove());
    DBClusterSnapshotAttributesResult after =
        before.copy(it -> it.dbClusterSnapshotAttributes(clusterAttribute(accounts)));
    ofClusters.put(after);
    return after;
  }

  private static DBSnapshotAttribute attribute(List<String> accounts) {
    return DBSnapshotAttribute.builder().attributeName(RESTORE).attributeValues(accounts).build();
  }

  private static DBClusterSnapshotAttribute clusterAttribute(List<String> accounts) {
    return DBClusterSnapshotAttribute.builder()
        .attributeName(RESTORE)
        .attributeValues(accounts)
        .build();
  }

  /** Forgets who might restore a snapshot of an instance that is gone. */
  void forget(DBSnapshot gone) {
    ofInstances.get(gone.dbSnapshotIdentifier()).ifPresent(ofInstances::remove);
  }

  /** Forgets who might restore a snapshot of a cluster that is gone. */
  void forget(DBClusterSnapshot gone) {
    ofClusters.get(gone.dbClusterSnapshotIdentifier()).ifPresent(ofClusters::remove);
  }

  private static void check(String attribute, String type, boolean encrypted, List<String> added) {
    if (!RESTORE.equals(attribute)) {
      throw Faults.parameterValue("Invalid snapshot attribute: " + attribute);
    }
    if (!type.equals(Snapshots.MANUAL)) {
      throw Faults.parameterValue("Sharing snapshots is only supported for manual snapshots.");
    }
    if (encrypted && added.contains(EVERYBODY)) {
      throw Faults.parameterValue("Encrypted snapshots cannot be shared publicly.");
    }
    for (String account : added) {
      if (!account.equals(EVERYBODY) && !account.matches("\\d{12}")) {
        throw Faults.parameterValue("Invalid AWS account ID: " + account);
      }
    }
  }

  private static List<String> changed(
      List<String> before, List<String> added, List<String> removed) {
    List<String> accounts = new ArrayList<>(before);
    added.stream().filter(account -> !accounts.contains(account)).forEach(accounts::add);
    accounts.removeAll(removed);
    return accounts;
  }
}
