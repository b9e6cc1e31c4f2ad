package io.dbrefresh.local.rds.cluster;

import io.dbrefresh.local.rds.credentials.MasterPassword;
import io.dbrefresh.local.rds.fleet.Course;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Settings;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.global.Alignment;
import io.dbrefresh.local.rds.global.MemberRules;
import io.dbrefresh.local.rds.settings.ClusterSettings;
import io.dbrefresh.local.rds.settings.Phase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/**
 * ModifyDBCluster. What changes is shown as pending in the answer and takes effect afterwards, as
 * with instances. Without ApplyImmediately a new name and what the service keeps for the
 * maintenance window stay pending (Aurora User Guide, "Settings for Amazon Aurora").
 */
public final class ClusterChange {
  /** What waits for the maintenance window. */
  private static final Set<String> DEFERRED =
      Set.of(
          "BackupRetentionPeriod",
          "EnableIAMDatabaseAuthentication",
          "EngineVersion",
          "StorageType");

  private final Fleet fleet;

  /** Changes clusters of {@code fleet}. */
  public ClusterChange(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the cluster before the change, which is pending. */
  public DBCluster modify(ModifyDbClusterRequest asked) {
    DBCluster cluster =
        fleet.cluster(Identifiers.required(asked.dbClusterIdentifier(), "DBClusterIdentifier"));
    if (!cluster.status().equals(Status.AVAILABLE)) {
      throw Faults.clusterState(
          "DB Cluster " + cluster.dbClusterIdentifier() + " is not in available state.");
    }
    refuseSecondName(cluster, asked);
    MemberRules.refuseChange(cluster, asked);
    boolean now = Boolean.TRUE.equals(asked.applyImmediately());
    ModifyDbClusterRequest request = now ? withPending(asked, cluster) : asked;
    DBCluster wanted = ClusterSettings.set(fleet, request, cluster).build();
    Optional<Runnable> password = new MasterPassword(fleet, fleet.database(cluster)).asked(request);
    Optional<String> name = newName(cluster, request);
    fleet.change(
        cluster,
        record ->
            record
                .deletionProtection(wanted.deletionProtection())
                .pendingModifiedValues(pending(cluster, wanted, request, name)));
    for (Phase phase : Phase.values()) {
      change(cluster, part(request, phase, now ? Set.of() : DEFERRED), phase);
    }
    password.ifPresent(Runnable::run);
    if (now) {
      name.ifPresent(new ClusterRename(fleet, cluster)::begin);
    }
    return fleet.current(cluster);
  }

  /** A rename that was accepted is on its way already, though the cluster is still available. */
  private static void refuseSecondName(DBCluster cluster, ModifyDbClusterRequest asked) {
    String name = asked.newDBClusterIdentifier();
    Optional.ofNullable(cluster.pendingModifiedValues())
        .map(ClusterPendingModifiedValues::dbClusterIdentifier)
        .filter(pending -> name != null && !name.equalsIgnoreCase(pending))
        .ifPresent(
            pending -> {
              throw Faults.clusterState(
                  "DB Cluster %s is being renamed to %s."
                      .formatted(cluster.dbClusterIdentifier(), pending));
            });
  }

  private static ModifyDbClusterRequest withPending(
      ModifyDbClusterRequest request, DBCluster cluster) {
    ModifyDbClusterRequest.Builder all = request.toBuilder();
    Optional<ClusterPendingModifiedValues> pending =
        Optional.ofNullable(cluster.pendingModifiedValues());
    pending
        .map(values -> values.copy(it -> it.masterUserPassword(null)))
        .ifPresent(values -> Settings.fill(values, all));
    if (request.newDBClusterIdentifier() == null) {
      all.newDBClusterIdentifier(
          pending.map(ClusterPendingModifiedValues::dbClusterIdentifier).orElse(null));
    }
    return all.build();
  }

  private Optional<String> newName(DBCluster cluster, ModifyDbClusterRequest request) {
    if (request.newDBClusterIdentifier() == null) {
      return Optional.empty();
    }
    String name = Identifiers.database(request.newDBClusterIdentifier(), "NewDBClusterIdentifier");
    if (name.equals(cluster.dbClusterIdentifier())) {
      return Optional.empty();
    }
    boolean promised =
        Optional.ofNullable(cluster.pendingModifiedValues())
            .map(ClusterPendingModifiedValues::dbClusterIdentifier)
            .filter(name::equals)
            .isPresent();
    if (!promised) {
      fleet.requireNewCluster(name);
    }
    return Optional.of(name);
  }

  private static ClusterPendingModifiedValues pending(
      DBCluster cluster, DBCluster wanted, ModifyDbClusterRequest request, Optional<String> name) {
    ClusterPendingModifiedValues.Builder pending = pending(cluster);
    Settings.differ(cluster, wanted, pending);
    name.ifPresent(pending::dbClusterIdentifier);
    if (request.masterUserPassword() != null) {
      pending.masterUserPassword("****");
    }
    return pending.build();
  }

  private static ClusterPendingModifiedValues.Builder pending(DBCluster cluster) {
    return Optional.ofNullable(cluster.pendingModifiedValues())
        .map(ClusterPendingModifiedValues::toBuilder)
        .orElseGet(ClusterPendingModifiedValues::builder);
  }

  private static ModifyDbClusterRequest part(
      ModifyDbClusterRequest request, Phase phase, Set<String> deferred) {
    ModifyDbClusterRequest.Builder part = request.toBuilder();
    Settings.keep(part, member -> phase.has(member) && !deferred.contains(member));
    return part.deletionProtection(null).build();
  }

  private void change(DBCluster cluster, ModifyDbClusterRequest part, Phase phase) {
    DBCluster changed = ClusterSettings.set(fleet, part, cluster).build();
    if (changed.equals(cluster)) {
      return;
    }
    Course course =
        fleet
            .course()
            .after(
                fleet.timings().accept(),
                () -> fleet.change(cluster, it -> it.status(phase.ofCluster)));
    if (!changed.port().equals(cluster.port())) {
      course.work(() -> fleet.moving(cluster, changed.port()));
    }
    course.after(fleet.timings().modify(), () -> apply(fleet.current(cluster), part));
    fleet.begin(cluster.dbClusterResourceId(), course);
  }

  private void apply(DBCluster before, ModifyDbClusterRequest part) {
    DBCluster after = ClusterSettings.set(fleet, part, before).build();
    new Alignment(fleet.surroundings().globe()).begin(before);
    ClusterPendingModifiedValues.Builder left = pending(after);
    Settings.settle(left, after.copy(it -> it.dbClusterIdentifier(null)));
    DBCluster applied =
        after.copy(it -> it.status(Status.AVAILABLE).pendingModifiedValues(left.build()));
    fleet.ledger().clusters().put(waiting(before, applied));
    fleet.event(applied, "configuration change", "Finished applying modification to DB cluster");
  }

  /** Parameters of another group wait for the members to be rebooted. */
  private static DBCluster waiting(DBCluster before, DBCluster after) {
    if (Objects.equals(before.dbClusterParameterGroup(), after.dbClusterParameterGroup())) {
      return after;
    }
    List<DBClusterMember> members =
        after.dbClusterMembers().stream()
            .map(member -> member.copy(it -> it.dbClusterParameterGroupStatus("pending-reboot")))
            .toList();
    return after.copy(it -> it.dbClusterMembers(members));
  }
}
