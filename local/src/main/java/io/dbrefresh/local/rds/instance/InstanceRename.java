package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/**
 * A new name of an instance. For a moment after the answer the instance is still {@code available}
 * under its old name, with the new one pending; then the old name is not found and the instance is
 * {@code renaming} under the new one; then it is {@code available} there. People who waited for
 * {@code available} right after the answer were misled by the first of these (boto3 issue 609).
 *
 * <p>A server that runs is restarted at the port of its new name: a rename is an outage on RDS,
 * too.
 */
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
    String before = instance.dbInstanceIdentifier();
    fleet.begin(
        instance.dbiResourceId(),
        fleet
            .course()
            .after(fleet.timings().accept(), () -> take(name))
            .work(this::move)
            .after(fleet.timings().rename(), () -> done(before, name))
            .onFailure(this::failed));
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
                .pendingModifiedValues(PendingModifiedValues.builder().build()));
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

  private Runnable move() {
    DBInstance now = fleet.current(instance);
    if (now.dbClusterIdentifier() != null) {
      return () -> {};
    }
    Volume volume = fleet.volume(now);
    Runnable serving = fleet.serving(now);
    return () -> {
      if (fleet.storage().running(volume)) {
        serving.run();
      }
    };
  }

  private void done(String before, String name) {
    fleet.change(instance, record -> record.dbInstanceStatus(Status.AVAILABLE));
    fleet.event(
        fleet.current(instance),
        "configuration change",
        "Renamed instance from " + before + " to " + name);
  }

  private void failed(Throwable thrown) {
    fleet.change(instance, record -> record.dbInstanceStatus(Status.FAILED));
    fleet.event(
        fleet.current(instance),
        "failure",
        "The DB instance does not start under its new name: " + Fleet.reason(thrown));
  }
}
