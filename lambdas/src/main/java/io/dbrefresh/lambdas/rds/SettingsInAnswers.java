package io.dbrefresh.lambdas.rds;

import io.dbrefresh.statemachine.plan.AssociatedRole;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.plan.SettingsBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.OptionGroupMembership;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfigurationInfo;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** What Describe answers say an instance or a cluster is set to. */
final class SettingsInAnswers {
  private SettingsInAnswers() {}

  static Settings of(DBInstance instance) {
    SettingsBuilder settings = new SettingsBuilder();
    everyInstance(settings, instance);
    if (instance.dbClusterIdentifier() == null) {
      alone(settings, instance);
      storage(settings, instance);
    }
    return settings.tags(own(instance.tagList())).build();
  }

  private static void everyInstance(SettingsBuilder settings, DBInstance instance) {
    int interval = Optional.ofNullable(instance.monitoringInterval()).orElse(0);
    boolean insights = Boolean.TRUE.equals(instance.performanceInsightsEnabled());
    settings
        .put(Setting.INSTANCE_CLASS, instance.dbInstanceClass())
        .put(
            Setting.PARAMETER_GROUP,
            instance.dbParameterGroups().stream()
                .map(DBParameterGroupStatus::dbParameterGroupName)
                .findFirst())
        .put(Setting.PUBLICLY_ACCESSIBLE, instance.publiclyAccessible())
        .put(Setting.AUTO_MINOR_VERSION_UPGRADE, instance.autoMinorVersionUpgrade())
        .put(Setting.CA_CERTIFICATE, instance.caCertificateIdentifier())
        .put(Setting.MAINTENANCE_WINDOW, instance.preferredMaintenanceWindow())
        .put(Setting.MONITORING_INTERVAL, interval)
        .put(Setting.PERFORMANCE_INSIGHTS, insights);
    if (interval > 0) {
      settings.put(Setting.MONITORING_ROLE, instance.monitoringRoleArn());
    }
    if (insights) {
      settings
          .put(
              Setting.PERFORMANCE_INSIGHTS_RETENTION, instance.performanceInsightsRetentionPeriod())
          .put(Setting.PERFORMANCE_INSIGHTS_KMS_KEY, instance.performanceInsightsKMSKeyId());
    }
  }

  /** What an Aurora instance has from its cluster. */
  private static void alone(SettingsBuilder settings, DBInstance instance) {
    settings
        .put(Setting.PORT, port(instance))
        .put(
            Setting.SUBNET_GROUP,
            Optional.ofNullable(instance.dbSubnetGroup()).map(DBSubnetGroup::dbSubnetGroupName))
        .list(Setting.SECURITY_GROUPS, groups(instance.vpcSecurityGroups()))
        .put(
            Setting.OPTION_GROUP,
            instance.optionGroupMemberships().stream()
                .filter(group -> !String.valueOf(group.status()).contains("removal"))
                .map(OptionGroupMembership::optionGroupName)
                .findFirst())
        .list(Setting.LOG_EXPORTS, instance.enabledCloudwatchLogsExports())
        .put(
            Setting.IAM_AUTHENTICATION,
            Boolean.TRUE.equals(instance.iamDatabaseAuthenticationEnabled()))
        .put(Setting.COPY_TAGS_TO_SNAPSHOT, Boolean.TRUE.equals(instance.copyTagsToSnapshot()))
        .put(Setting.DELETION_PROTECTION, Boolean.TRUE.equals(instance.deletionProtection()))
        .put(Setting.MULTI_AZ, Boolean.TRUE.equals(instance.multiAZ()))
        .put(Setting.BACKUP_RETENTION, instance.backupRetentionPeriod())
        .put(Setting.BACKUP_WINDOW, instance.preferredBackupWindow())
        .roles(
            instance.associatedRoles().stream()
                .map(role -> role(role.roleArn(), role.featureName()))
                .toList());
  }

  private static void storage(SettingsBuilder settings, DBInstance instance) {
    settings
        .put(Setting.STORAGE_TYPE, instance.storageType())
        .put(Setting.IOPS, instance.iops())
        .put(Setting.STORAGE_THROUGHPUT, instance.storageThroughput())
        .put(Setting.ALLOCATED_STORAGE, instance.allocatedStorage())
        .put(Setting.MAX_ALLOCATED_STORAGE, instance.maxAllocatedStorage())
        .put(Setting.KMS_KEY, instance.kmsKeyId());
  }

  static Settings of(DBCluster cluster) {
    SettingsBuilder settings = new SettingsBuilder();
    settings
        .put(Setting.PORT, cluster.port())
        .put(Setting.SUBNET_GROUP, cluster.dbSubnetGroup())
        .list(Setting.SECURITY_GROUPS, groups(cluster.vpcSecurityGroups()))
        .put(Setting.CLUSTER_PARAMETER_GROUP, cluster.dbClusterParameterGroup())
        .list(Setting.LOG_EXPORTS, cluster.enabledCloudwatchLogsExports())
        .put(
            Setting.IAM_AUTHENTICATION,
            Boolean.TRUE.equals(cluster.iamDatabaseAuthenticationEnabled()))
        .put(Setting.COPY_TAGS_TO_SNAPSHOT, Boolean.TRUE.equals(cluster.copyTagsToSnapshot()))
        .put(Setting.DELETION_PROTECTION, Boolean.TRUE.equals(cluster.deletionProtection()))
        .put(Setting.STORAGE_TYPE, cluster.storageType())
        .put(Setting.BACKTRACK, cluster.backtrackWindow())
        .put(Setting.KMS_KEY, cluster.kmsKeyId())
        .put(Setting.BACKUP_RETENTION, cluster.backupRetentionPeriod())
        .put(Setting.BACKUP_WINDOW, cluster.preferredBackupWindow())
        .put(Setting.MAINTENANCE_WINDOW, cluster.preferredMaintenanceWindow());
    capacity(settings, cluster);
    return settings
        .tags(own(cluster.tagList()))
        .roles(
            cluster.associatedRoles().stream()
                .map(role -> role(role.roleArn(), role.featureName()))
                .toList())
        .build();
  }

  private static void capacity(SettingsBuilder settings, DBCluster cluster) {
    ServerlessV2ScalingConfigurationInfo capacity = cluster.serverlessV2ScalingConfiguration();
    if (capacity != null) {
      settings
          .put(Setting.MIN_ACU, capacity.minCapacity())
          .put(Setting.MAX_ACU, capacity.maxCapacity());
    }
  }

  private static Optional<Integer> port(DBInstance instance) {
    return Optional.ofNullable(instance.endpoint())
        .map(Endpoint::port)
        .or(() -> Optional.ofNullable(instance.dbInstancePort()))
        .filter(port -> port > 0);
  }

  private static List<String> groups(List<VpcSecurityGroupMembership> groups) {
    return groups.stream().map(VpcSecurityGroupMembership::vpcSecurityGroupId).toList();
  }

  private static AssociatedRole role(String arn, String feature) {
    return new AssociatedRole(arn, Optional.ofNullable(feature).filter(name -> !name.isEmpty()));
  }

  /** The tags that are neither AWS's nor the refresh's. */
  private static Map<String, String> own(List<Tag> tags) {
    Map<String, String> own = new TreeMap<>();
    for (Tag tag : tags) {
      String key = tag.key();
      if (!key.startsWith("aws:") && !key.equals("refresh") && !key.startsWith("refresh-")) {
        own.put(key, Optional.ofNullable(tag.value()).orElse(""));
      }
    }
    return own;
  }
}
