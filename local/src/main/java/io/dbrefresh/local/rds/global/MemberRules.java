package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.GlobalFaults;
import io.dbrefresh.local.rds.fleet.Globe;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

/** What cannot be done to a cluster because it is a member of a global database. */
public final class MemberRules {
  private MemberRules() {}

  /** A member is removed from its global database first; the primary after all others. */
  public static void refuseDeletion(DBCluster cluster) {
    if (cluster.globalClusterIdentifier() == null) {
      return;
    }
    if (!Globe.follows(cluster) && !cluster.readReplicaIdentifiers().isEmpty()) {
      throw GlobalFaults.state(
          "Unable to delete cluster that is a primary member of global cluster while there are"
              + " other global cluster members");
    }
    throw Faults.clusterState(
        "This cluster is a part of a global cluster, please remove it from globalcluster first");
  }

  /** A primary that others follow keeps an instance. */
  public static void refuseLast(DBCluster cluster, int instances) {
    boolean followed =
        cluster.globalClusterIdentifier() != null && !cluster.readReplicaIdentifiers().isEmpty();
    if (followed && instances == 1) {
      throw Faults.clusterState(
          "Cannot delete the last instance of the master cluster. Delete the replica cluster before"
              + " deleting the last master cluster instance.");
    }
  }

  /** Members run. */
  public static void refuseStop(DBCluster cluster) {
    if (cluster.globalClusterIdentifier() != null) {
      throw Faults.clusterState(
          "DB Cluster %s is part of global cluster %s and cannot be stopped."
              .formatted(cluster.dbClusterIdentifier(), cluster.globalClusterIdentifier()));
    }
  }

  /** The master user is the primary's, and has no password that RDS manages. */
  public static void refuseChange(DBCluster cluster, ModifyDbClusterRequest request) {
    if (cluster.globalClusterIdentifier() == null) {
      return;
    }
    if (Boolean.TRUE.equals(request.manageMasterUserPassword())) {
      throw Joining.managedPassword();
    }
    if (Globe.follows(cluster) && request.masterUserPassword() != null) {
      throw Faults.clusterState(
          "DB Cluster %s is a secondary of a global database; the master user password is changed"
                  .formatted(cluster.dbClusterIdentifier())
              + " at its primary.");
    }
  }
}
