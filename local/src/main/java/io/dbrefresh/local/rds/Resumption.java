package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.cluster.ClusterDeletion;
import io.dbrefresh.local.rds.cluster.ClusterRename;
import io.dbrefresh.local.rds.cluster.ClusterRoles;
import io.dbrefresh.local.rds.credentials.MasterPassword;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.instance.InstanceDeletion;
import io.dbrefresh.local.rds.instance.InstanceRename;
import io.dbrefresh.local.rds.instance.InstanceRoles;
import io.dbrefresh.local.rds.snapshot.ClusterSnapshots;
import io.dbrefresh.local.rds.snapshot.InstanceSnapshots;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/**
 * Brings to an end what was under way when an earlier process ended: deletions and renames go
 * through, a database whose data is whole becomes available, one whose data is not has failed. A
 * new master password was in that process's memory only and is lost.
 */
final class Resumption {
  private static final Set<String> BEING_MADE = Set.of(Status.CREATING);
  private static final Set<String> WAS_THERE =
      Stream.concat(
              Status.CONFIGURING.stream(),
              Stream.of(
                  Status.BACKING_UP,
                  Status.FAILING_OVER,
                  Status.PROMOTING,
                  Status.REBOOTING,
                  Status.RENAMING,
                  Status.STARTING,
                  Status.STORAGE_OPTIMIZATION,
                  Status.SWITCHING_OVER))
          .collect(Collectors.toUnmodifiableSet());
  private static final String LOST =
      "Unable to reset your password: the region was closed before it took effect";

  private final Fleet fleet;

  Resumption(Fleet fleet) {
    this.fleet = fleet;
  }

  void run() {
    fleet.ledger().snapshots().all().forEach(this::resume);
    fleet.ledger().clusterSnapshots().all().forEach(this::resume);
    fleet.ledger().clusters().all().forEach(this::resume);
    fleet.ledger().instances().all().forEach(this::resume);
  }

  private void resume(DBSnapshot snapshot) {
    if (snapshot.status().equals(Status.DELETING)) {
      new InstanceSnapshots(fleet).begin(snapshot);
    } else if (snapshot.status().equals(Status.CREATING)) {
      new InstanceSnapshots(fleet).resume(snapshot, made(Snapshots.volume(snapshot)));
    }
  }

  private void resume(DBClusterSnapshot snapshot) {
    if (snapshot.status().equals(Status.DELETING)) {
      new ClusterSnapshots(fleet).begin(snapshot);
    } else if (snapshot.status().equals(Status.CREATING)) {
      new ClusterSnapshots(fleet).resume(snapshot, made(Snapshots.volume(snapshot)));
    }
  }

  private void resume(DBInstance instance) {
    String status = instance.dbInstanceStatus();
    if (status.equals(Status.DELETING)) {
      new InstanceDeletion(fleet).begin(instance, lastOf(instance));
      return;
    }
    if (BEING_MADE.contains(status)) {
      String end = whenMade(fleet.volume(instance), instance.dbiResourceId());
      becomes(instance, end);
    } else if (WAS_THERE.contains(status)) {
      becomes(instance, Status.AVAILABLE);
    } else if (status.equals(Status.STOPPING)) {
      becomes(instance, Status.STOPPED);
    }
    fleet.finished(instance.dbiResourceId());
    new MasterPassword(fleet, fleet.database(instance)).resume();
    new InstanceRoles(fleet).settle(instance);
    Optional.ofNullable(instance.pendingModifiedValues()).ifPresent(it -> resume(instance, it));
  }

  /** A final snapshot that was not finished is tried again. */
  private Optional<DBSnapshot> lastOf(DBInstance instance) {
    Optional<DBSnapshot> last =
        fleet
            .ledger()
            .snapshots()
            .find(
                it ->
                    it.dbiResourceId().equals(instance.dbiResourceId())
                        && it.status().equals(Status.FAILED)
                        && !made(Snapshots.volume(it)))
            .filter(it -> instance.dbClusterIdentifier() == null && made(fleet.volume(instance)));
    return last.map(it -> it.copy(again -> again.status(Status.CREATING)));
  }

  private void becomes(DBInstance instance, String status) {
    fleet.change(
        instance,
        record -> {
          record.dbInstanceStatus(status);
          if (status.equals(Status.AVAILABLE)) {
            record.endpoint(Endpoint.builder().build());
          }
        });
    fleet.event(
        instance,
        "recovery",
        "The region was closed while the DB instance was "
            + instance.dbInstanceStatus()
            + "; it is "
            + status
            + " now");
  }

  private void resume(DBInstance instance, PendingModifiedValues pending) {
    if (pending.masterUserPassword() != null) {
      fleet.change(
          instance, it -> it.pendingModifiedValues(pending.copy(p -> p.masterUserPassword(null))));
      fleet.event(instance, "failure", LOST);
    }
    if (pending.dbInstanceIdentifier() != null) {
      new InstanceRename(fleet, fleet.current(instance)).begin(pending.dbInstanceIdentifier());
    }
  }

  private void resume(DBCluster cluster) {
    String status = cluster.status();
    if (status.equals(Status.DELETING)) {
      new ClusterDeletion(fleet).begin(cluster, Optional.empty());
      return;
    }
    if (BEING_MADE.contains(status)) {
      becomes(cluster, whenMade(fleet.volume(cluster), cluster.dbClusterResourceId()));
    } else if (WAS_THERE.contains(status)) {
      becomes(cluster, Status.AVAILABLE);
    } else if (status.equals(Status.STOPPING)) {
      becomes(cluster, Status.STOPPED);
    }
    fleet.finished(cluster.dbClusterResourceId());
    new MasterPassword(fleet, fleet.database(cluster)).resume();
    new ClusterRoles(fleet).settle(cluster);
    Optional.ofNullable(cluster.pendingModifiedValues()).ifPresent(it -> resume(cluster, it));
  }

  private void becomes(DBCluster cluster, String status) {
    fleet.change(cluster, record -> record.status(status));
    fleet.event(
        cluster,
        "recovery",
        "The region was closed while the DB cluster was "
            + cluster.status()
            + "; it is "
            + status
            + " now");
  }

  private void resume(DBCluster cluster, ClusterPendingModifiedValues pending) {
    if (pending.masterUserPassword() != null) {
      fleet.change(
          cluster, it -> it.pendingModifiedValues(pending.copy(p -> p.masterUserPassword(null))));
      fleet.event(cluster, "failure", LOST);
    }
    if (pending.dbClusterIdentifier() != null) {
      new ClusterRename(fleet, fleet.current(cluster)).begin(pending.dbClusterIdentifier());
    }
  }

  private String whenMade(Volume volume, String resourceId) {
    if (made(volume)) {
      return Status.AVAILABLE;
    }
    return fleet.wasRestore(resourceId) ? Status.INCOMPATIBLE_RESTORE : Status.FAILED;
  }

  private boolean made(Volume volume) {
    return fleet.storage().exists(volume);
  }
}
