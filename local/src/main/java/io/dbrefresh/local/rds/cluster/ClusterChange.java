package io.dbrefresh.local.rds.cluster;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Passwords;
import io.dbrefresh.local.rds.fleet.Settings;
import io.dbrefresh.local.rds.fleet.Status;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/**
 * ModifyDBCluster. What changes is shown as pending in the answer and takes effect afterwards, as
 * with instances. Without ApplyImmediately a new name stays pending.
 */
public final class ClusterChange {
  private final Fleet fleet;

  /** Changes clusters of {@code fleet}. */
  public ClusterChange(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the cluster before the change, which is pending. */
  public DBCluster modify(ModifyDbClusterRequest request) {
    DBCluster cluster =
        fleet.cluster(Identifiers.required(request.dbClusterIdentifier(), "DBClusterIdentifier"));
    if (!cluster.status().equals(Status.AVAILABLE)) {
      throw Faults.clusterState(
          "DB Cluster " + cluster.dbClusterIdentifier() + " is not in available state.");
    }
    Given.refuseManagedPassword(request);
    Optional<String> password =
        Optional.ofNullable(request.masterUserPassword()).map(Passwords::valid);
    Optional<String> name = newName(cluster, request);
    fleet.change(
        cluster,
        record -> {
          Optional.ofNullable(request.deletionProtection()).ifPresent(record::deletionProtection);
          record.pendingModifiedValues(pending(request, password, name));
        });
    if (changesSettings(cluster, request)) {
      change(cluster, request);
    }
    password.ifPresent(new ClusterPasswordChange(fleet, cluster)::begin);
    if (Boolean.TRUE.equals(request.applyImmediately())) {
      name.ifPresent(new ClusterRename(fleet, cluster)::begin);
    }
    return fleet.current(cluster);
  }

  private Optional<String> newName(DBCluster cluster, ModifyDbClusterRequest request) {
    if (request.newDBClusterIdentifier() == null) {
      return Optional.empty();
    }
    String name = Identifiers.database(request.newDBClusterIdentifier(), "NewDBClusterIdentifier");
    if (name.equals(cluster.dbClusterIdentifier())) {
      return Optional.empty();
    }
    fleet.requireNewCluster(name);
    return Optional.of(name);
  }

  private static ClusterPendingModifiedValues pending(
      ModifyDbClusterRequest request, Optional<String> password, Optional<String> name) {
    ClusterPendingModifiedValues.Builder pending = ClusterPendingModifiedValues.builder();
    Settings.carry(request, pending);
    return pending
        .dbClusterIdentifier(name.orElse(null))
        .masterUserPassword(password.map(given -> "****").orElse(null))
        .build();
  }

  private static DBCluster changed(DBCluster cluster, ModifyDbClusterRequest request) {
    DBCluster.Builder record = cluster.toBuilder();
    Settings.carry(request, record);
    NewCluster.groups(record, request);
    return record.dbClusterIdentifier(cluster.dbClusterIdentifier()).port(cluster.port()).build();
  }

  private static boolean changesSettings(DBCluster cluster, ModifyDbClusterRequest request) {
    DBCluster changed =
        changed(cluster, request).copy(it -> it.deletionProtection(cluster.deletionProtection()));
    return !changed.equals(cluster);
  }

  private void change(DBCluster cluster, ModifyDbClusterRequest request) {
    fleet.begin(
        cluster.dbClusterResourceId(),
        fleet
            .course()
            .after(
                fleet.timings().accept(),
                () -> fleet.change(cluster, it -> it.status(Status.MODIFYING)))
            .after(fleet.timings().modify(), () -> apply(fleet.current(cluster), request)));
  }

  private void apply(DBCluster now, ModifyDbClusterRequest request) {
    Optional<ClusterPendingModifiedValues> pending =
        Optional.ofNullable(now.pendingModifiedValues());
    ClusterPendingModifiedValues left =
        ClusterPendingModifiedValues.builder()
            .dbClusterIdentifier(
                pending.map(ClusterPendingModifiedValues::dbClusterIdentifier).orElse(null))
            .masterUserPassword(
                pending.map(ClusterPendingModifiedValues::masterUserPassword).orElse(null))
            .build();
    DBCluster applied =
        changed(now, request).copy(it -> it.status(Status.AVAILABLE).pendingModifiedValues(left));
    fleet.ledger().clusters().put(applied);
    fleet.event(applied, "configuration change", "Finished applying modification to DB cluster");
  }
}
