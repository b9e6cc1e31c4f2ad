package io.dbrefresh.lambdas.rds;

import io.dbrefresh.statemachine.plan.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/**
 * What an instance or a cluster is set to, and what of it is still on its way.
 *
 * @param pending what is on its way, for sentences
 * @param reboots the instances that a parameter group waits for to be rebooted
 * @param invalid roles that RDS cannot assume
 */
public record Configuration(
    Settings settings, List<String> pending, List<String> reboots, List<String> invalid) {
  private static final String REBOOT = "pending-reboot";

  /** Of an instance. */
  public static Configuration of(DBInstance instance) {
    PendingModifiedValues none = PendingModifiedValues.builder().build();
    PendingModifiedValues values =
        Optional.ofNullable(instance.pendingModifiedValues()).orElse(none);
    List<String> pending =
        Stream.of(
                values.equals(none) ? Stream.<String>empty() : Stream.of("modifications"),
                instance.dbParameterGroups().stream()
                    .filter(group -> "applying".equals(group.parameterApplyStatus()))
                    .map(group -> "parameter group " + group.dbParameterGroupName()),
                instance.optionGroupMemberships().stream()
                    .filter(group -> !"in-sync".equals(group.status()))
                    .map(group -> "option group " + group.optionGroupName()),
                instance.associatedRoles().stream()
                    .filter(role -> "PENDING".equals(role.status()))
                    .map(role -> "role " + role.roleArn()))
            .flatMap(each -> each)
            .toList();
    boolean reboot =
        instance.dbParameterGroups().stream()
            .anyMatch(group -> REBOOT.equals(group.parameterApplyStatus()));
    return new Configuration(
        SettingsInAnswers.of(instance),
        pending,
        reboot ? List.of(instance.dbInstanceIdentifier()) : List.of(),
        instance.associatedRoles().stream()
            .filter(role -> "INVALID".equals(role.status()))
            .map(role -> role.roleArn())
            .toList());
  }

  /** Of a cluster, whose instances have their own. */
  public static Configuration of(DBCluster cluster) {
    ClusterPendingModifiedValues none = ClusterPendingModifiedValues.builder().build();
    ClusterPendingModifiedValues values =
        Optional.ofNullable(cluster.pendingModifiedValues()).orElse(none);
    List<String> pending =
        Stream.concat(
                values.equals(none) ? Stream.<String>empty() : Stream.of("modifications"),
                cluster.associatedRoles().stream()
                    .filter(role -> "PENDING".equals(role.status()))
                    .map(role -> "role " + role.roleArn()))
            .toList();
    return new Configuration(
        SettingsInAnswers.of(cluster),
        pending,
        cluster.dbClusterMembers().stream()
            .filter(member -> REBOOT.equals(member.dbClusterParameterGroupStatus()))
            .map(DBClusterMember::dbInstanceIdentifier)
            .toList(),
        cluster.associatedRoles().stream()
            .filter(role -> "INVALID".equals(role.status()))
            .map(role -> role.roleArn())
            .toList());
  }
}
