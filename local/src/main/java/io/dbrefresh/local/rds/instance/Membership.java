package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Globe;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Who belongs to a cluster: the first instance writes; when it leaves, the next one does. */
final class Membership {
  private final Fleet fleet;

  Membership(Fleet fleet) {
    this.fleet = fleet;
  }

  void add(DBCluster cluster, DBInstance instance) {
    List<DBClusterMember> members = new ArrayList<>(cluster.dbClusterMembers());
    members.add(
        DBClusterMember.builder()
            .dbInstanceIdentifier(instance.dbInstanceIdentifier())
            .isClusterWriter(members.isEmpty() && !Globe.follows(cluster))
            .dbClusterParameterGroupStatus("in-sync")
            .promotionTier(instance.promotionTier())
            .build());
    fleet.change(cluster, record -> record.dbClusterMembers(members));
  }

  void remove(DBCluster cluster, String identifier) {
    List<DBClusterMember> members =
        new ArrayList<>(
            cluster.dbClusterMembers().stream()
                .filter(member -> !member.dbInstanceIdentifier().equals(identifier))
                .toList());
    boolean led = members.stream().anyMatch(DBClusterMember::isClusterWriter);
    if (!led && !members.isEmpty() && !Globe.follows(cluster)) {
      members.set(0, members.get(0).copy(it -> it.isClusterWriter(true)));
    }
    fleet.change(cluster, record -> record.dbClusterMembers(members));
  }
}
