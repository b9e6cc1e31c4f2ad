package io.dbrefresh.local.rds.fleet;

import java.util.Optional;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/** Which identifiers are taken: those in use, and those that a rename was accepted to. */
final class Names {
  private final Ledger ledger;

  Names(Ledger ledger) {
    this.ledger = ledger;
  }

  void requireNewInstance(String identifier) {
    if (ledger.instances().find(found -> takes(found, identifier)).isPresent()) {
      throw Faults.instanceExists();
    }
  }

  void requireNewCluster(String identifier) {
    if (ledger.clusters().find(found -> takes(found, identifier)).isPresent()) {
      throw Faults.clusterExists();
    }
  }

  private static boolean takes(DBInstance instance, String identifier) {
    return identifier.equals(instance.dbInstanceIdentifier())
        || Optional.ofNullable(instance.pendingModifiedValues())
            .map(PendingModifiedValues::dbInstanceIdentifier)
            .filter(identifier::equals)
            .isPresent();
  }

  private static boolean takes(DBCluster cluster, String identifier) {
    return identifier.equals(cluster.dbClusterIdentifier())
        || Optional.ofNullable(cluster.pendingModifiedValues())
            .map(ClusterPendingModifiedValues::dbClusterIdentifier)
            .filter(identifier::equals)
            .isPresent();
  }
}
