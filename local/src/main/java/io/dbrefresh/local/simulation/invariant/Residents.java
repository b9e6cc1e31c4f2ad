package io.dbrefresh.local.simulation.invariant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/** Reads RDS's records. */
final class Residents {
  private Residents() {}

  static Resident of(DBCluster cluster) {
    return new Resident(
        cluster.dbClusterIdentifier(),
        true,
        cluster.status(),
        tags(cluster.tagList()),
        cluster.dbClusterResourceId(),
        Optional.empty());
  }

  static Resident of(DBInstance instance) {
    return new Resident(
        instance.dbInstanceIdentifier(),
        false,
        instance.dbInstanceStatus(),
        tags(instance.tagList()),
        instance.dbiResourceId(),
        Optional.ofNullable(instance.dbClusterIdentifier()));
  }

  static boolean isBusy(DBInstance instance) {
    var pending = instance.pendingModifiedValues();
    boolean changing =
        pending != null
            && (pending.dbInstanceIdentifier() != null || pending.masterUserPassword() != null);
    return changing || isBusy(instance.dbInstanceStatus());
  }

  static boolean isBusy(DBCluster cluster) {
    var pending = cluster.pendingModifiedValues();
    boolean changing =
        pending != null
            && (pending.dbClusterIdentifier() != null || pending.masterUserPassword() != null);
    return changing || isBusy(cluster.status());
  }

  private static boolean isBusy(String status) {
    return !status.equals("available") && !status.equals("stopped");
  }

  private static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> byKey = new HashMap<>();
    tags.forEach(tag -> byKey.put(tag.key(), tag.value()));
    return byKey;
  }
}
