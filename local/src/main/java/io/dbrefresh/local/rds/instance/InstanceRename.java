package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Renaming;
import io.dbrefresh.local.rds.fleet.Status;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A new name of an instance, for itself, its cluster, its source and its replicas. */
public final class InstanceRename {
  private final Fleet fleet;
  private final DBInstance instance;

  /** Renames {@code instance}. */
  public InstanceRename(Fleet fleet, DBInstance instance) {
    this.fleet = fleet;
    this.instance = instance;
  }

  /** Begins the rename to {@code name}, which nobody else has. */
  public void begin(String name) {
    new Renaming(fleet, fleet.database(instance))
        .begin(instance.dbInstanceIdentifier(), name, () -> take(name));
  }

  private void take(String name) {
    String before = instance.dbInstanceIdentifier();
    fleet.change(
        instance,
        record ->
            record
                .dbInstanceIdentifier(name)
                .dbInstanceArn(fleet.arns().instance(name))
                .dbInstanceStatus(Status.RENAMING)
                .pendingModifiedValues(PendingChanges.named(record.build())));
    DBInstance now = fleet.current(instance);
    if (now.dbClusterIdentifier() == null) {
      fleet.reservePort(Endpoints.of(now));
      renameSource(before, name);
      renameReplica(before, name);
    } else {
      renameMember(fleet.cluster(now.dbClusterIdentifier()), before, name);
    }
  }

  private void renameSource(String before, String name) {
    for (DBInstance other : fleet.ledger().instances().all()) {
      if (before.equals(other.readReplicaSourceDBInstanceIdentifier())) {
        fleet.change(other, record -> record.readReplicaSourceDBInstanceIdentifier(name));
      }
    }
  }

  private void renameReplica(String before, String name) {
    for (DBInstance other : fleet.ledger().instances().all()) {
      if (other.readReplicaDBInstanceIdentifiers().contains(before)) {
        List<String> replicas =
            other.readReplicaDBInstanceIdentifiers().stream()
                .map(replica -> replica.equals(before) ? name : replica)
                .toList();
        fleet.change(other, record -> record.readReplicaDBInstanceIdentifiers(replicas));
      }
    }
  }

  private void renameMember(DBCluster cluster, String before, String name) {
    List<DBClusterMember> members =
        cluster.dbClusterMembers().stream()
            .map(
                member ->
                    member.dbInstanceIdentifier().equals(before)
                        ? member.copy(it -> it.dbInstanceIdentifier(name))
                        : member)
            .toList();
    fleet.change(cluster, record -> record.dbClusterMembers(members));
  }
}
