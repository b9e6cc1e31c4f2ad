package io.dbrefresh.local.rds.cluster;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.ReferenceFaults;
import io.dbrefresh.local.rds.fleet.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.AddRoleToDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterRole;
import software.amazon.awssdk.services.rds.model.RemoveRoleFromDbClusterRequest;

/**
 * AddRoleToDBCluster and RemoveRoleFromDBCluster, with a feature or without: {@code PENDING} and a
 * moment later {@code ACTIVE}.
 */
public final class ClusterRoles {
  private static final String PENDING = "PENDING";

  private final Fleet fleet;

  /** Of clusters of {@code fleet}. */
  public ClusterRoles(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Associates a role. */
  public void add(AddRoleToDbClusterRequest request) {
    DBCluster cluster = available(request.dbClusterIdentifier());
    String arn = required(request.roleArn(), "RoleArn");
    List<DBClusterRole> roles = new ArrayList<>(cluster.associatedRoles());
    if (roles.stream().anyMatch(role -> is(role, arn, request.featureName()))) {
      throw ReferenceFaults.clusterRoleExists(arn);
    }
    roles.add(
        DBClusterRole.builder()
            .roleArn(arn)
            .featureName(request.featureName())
            .status(PENDING)
            .build());
    fleet.change(cluster, record -> record.associatedRoles(roles));
    settle(cluster);
  }

  /** Takes a role away. */
  public void remove(RemoveRoleFromDbClusterRequest request) {
    DBCluster cluster = available(request.dbClusterIdentifier());
    String arn = required(request.roleArn(), "RoleArn");
    List<DBClusterRole> roles = new ArrayList<>(cluster.associatedRoles());
    if (!roles.removeIf(role -> is(role, arn, request.featureName()))) {
      throw ReferenceFaults.clusterRoleNotFound(arn);
    }
    fleet.change(cluster, record -> record.associatedRoles(roles));
  }

  /** Lets roles that are pending become active. */
  public void settle(DBCluster cluster) {
    boolean pending =
        fleet.current(cluster).associatedRoles().stream()
            .anyMatch(role -> role.status().equals(PENDING));
    if (!pending) {
      return;
    }
    fleet.begin(
        "roles of " + cluster.dbClusterResourceId(),
        fleet.course().after(fleet.timings().accept(), () -> activate(cluster)));
  }

  private void activate(DBCluster cluster) {
    List<DBClusterRole> roles =
        fleet.current(cluster).associatedRoles().stream()
            .map(role -> role.copy(it -> it.status("ACTIVE")))
            .toList();
    fleet.change(cluster, record -> record.associatedRoles(roles));
  }

  private static boolean is(DBClusterRole role, String arn, @Nullable String feature) {
    return role.roleArn().equals(arn) && Objects.equals(role.featureName(), feature);
  }

  private DBCluster available(String identifier) {
    DBCluster cluster = fleet.cluster(required(identifier, "DBClusterIdentifier"));
    if (!cluster.status().equals(Status.AVAILABLE)) {
      throw Faults.clusterState(
          "DB Cluster " + cluster.dbClusterIdentifier() + " is not in available state.");
    }
    return cluster;
  }
}
