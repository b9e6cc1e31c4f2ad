package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Fleet;
import java.util.List;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;

/** Parameter groups that were changed take effect when the instance is rebooted. */
final class ParameterGroups {
  private static final String IN_SYNC = "in-sync";

  private final Fleet fleet;

  ParameterGroups(Fleet fleet) {
    this.fleet = fleet;
  }

  void rebooted(DBInstance instance) {
    List<DBParameterGroupStatus> groups =
        fleet.current(instance).dbParameterGroups().stream()
            .map(group -> group.copy(it -> it.parameterApplyStatus(IN_SYNC)))
            .toList();
    fleet.change(instance, record -> record.dbParameterGroups(groups));
    if (instance.dbClusterIdentifier() != null) {
      fleet
          .ledger()
          .cluster(fleet.current(instance).dbClusterIdentifier())
          .ifPresent(
              cluster -> {
                String name = fleet.current(instance).dbInstanceIdentifier();
                List<DBClusterMember> members =
                    cluster.dbClusterMembers().stream()
                        .map(member -> inSync(member, name))
                        .toList();
                fleet.change(cluster, record -> record.dbClusterMembers(members));
              });
    }
  }

  private static DBClusterMember inSync(DBClusterMember member, String name) {
    return member.dbInstanceIdentifier().equals(name)
        ? member.copy(it -> it.dbClusterParameterGroupStatus(IN_SYNC))
        : member;
  }
}
