package io.dbrefresh.lambdas.rds;

import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfiguration;

/**
 * Writes settings into requests that restore, create or modify: each setting that the request has a
 * member for, under one of the names that the service's API gives it.
 */
public final class SettingsInRequests {
  private static final String CAPACITY = "ServerlessV2ScalingConfiguration";
  private static final Map<Setting, List<String>> MEMBERS = new EnumMap<>(Setting.class);

  static {
    name(Setting.INSTANCE_CLASS, "DBInstanceClass");
    name(Setting.PORT, "Port", "DBPortNumber");
    name(Setting.SUBNET_GROUP, "DBSubnetGroupName");
    name(Setting.SECURITY_GROUPS, "VpcSecurityGroupIds");
    name(Setting.PARAMETER_GROUP, "DBParameterGroupName");
    name(Setting.CLUSTER_PARAMETER_GROUP, "DBClusterParameterGroupName");
    name(Setting.OPTION_GROUP, "OptionGroupName");
    name(Setting.LOG_EXPORTS, "EnableCloudwatchLogsExports");
    name(Setting.IAM_AUTHENTICATION, "EnableIAMDatabaseAuthentication");
    name(Setting.COPY_TAGS_TO_SNAPSHOT, "CopyTagsToSnapshot");
    name(Setting.DELETION_PROTECTION, "DeletionProtection");
    name(Setting.MULTI_AZ, "MultiAZ");
    name(Setting.PUBLICLY_ACCESSIBLE, "PubliclyAccessible");
    name(Setting.AUTO_MINOR_VERSION_UPGRADE, "AutoMinorVersionUpgrade");
    name(Setting.STORAGE_TYPE, "StorageType");
    name(Setting.IOPS, "Iops");
    name(Setting.STORAGE_THROUGHPUT, "StorageThroughput");
    name(Setting.ALLOCATED_STORAGE, "AllocatedStorage");
    name(Setting.MAX_ALLOCATED_STORAGE, "MaxAllocatedStorage");
    name(Setting.BACKTRACK, "BacktrackWindow");
    name(Setting.ENGINE, "Engine");
    name(Setting.ENGINE_VERSION, "EngineVersion");
    name(Setting.CA_CERTIFICATE, "CACertificateIdentifier");
    name(Setting.KMS_KEY, "KmsKeyId");
    name(Setting.BACKUP_RETENTION, "BackupRetentionPeriod");
    name(Setting.BACKUP_WINDOW, "PreferredBackupWindow");
    name(Setting.MAINTENANCE_WINDOW, "PreferredMaintenanceWindow");
    name(Setting.MONITORING_INTERVAL, "MonitoringInterval");
    name(Setting.MONITORING_ROLE, "MonitoringRoleArn");
    name(Setting.PERFORMANCE_INSIGHTS, "EnablePerformanceInsights");
    name(Setting.PERFORMANCE_INSIGHTS_RETENTION, "PerformanceInsightsRetentionPeriod");
    name(Setting.PERFORMANCE_INSIGHTS_KMS_KEY, "PerformanceInsightsKMSKeyId");
  }

  private SettingsInRequests() {}

  private static void name(Setting setting, String... members) {
    MEMBERS.put(setting, List.of(members));
  }

  /** Sets in {@code request}, a request's builder, what it has members for. */
  public static void write(Settings settings, SdkPojo request) {
    settings.values().keySet().forEach(setting -> write(settings, setting, request));
    writeCapacity(settings, request);
  }

  private static void write(Settings settings, Setting setting, SdkPojo request) {
    String text = settings.text(setting).orElse("");
    if (!text.isEmpty()) {
      member(setting, request)
          .ifPresent(field -> field.set(request, value(field, text, settings.list(setting))));
    }
  }

  /** The member of {@code request} that {@code setting} goes to. */
  static Optional<SdkField<?>> member(Setting setting, SdkPojo request) {
    return MEMBERS.getOrDefault(setting, List.of()).stream()
        .flatMap(name -> Members.find(request, name).stream())
        .findFirst();
  }

  private static Object value(SdkField<?> field, String text, List<String> list) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.LIST) {
      return list;
    }
    if (type == MarshallingType.BOOLEAN) {
      return Boolean.valueOf(text);
    }
    if (type == MarshallingType.INTEGER) {
      return Integer.valueOf(text);
    }
    return type == MarshallingType.LONG ? Long.valueOf(text) : text;
  }

  private static void writeCapacity(Settings settings, SdkPojo request) {
    Optional<Double> least = settings.text(Setting.MIN_ACU).map(Double::valueOf);
    Optional<Double> most = settings.text(Setting.MAX_ACU).map(Double::valueOf);
    if (least.isPresent() || most.isPresent()) {
      ServerlessV2ScalingConfiguration.Builder capacity =
          ServerlessV2ScalingConfiguration.builder();
      least.ifPresent(capacity::minCapacity);
      most.ifPresent(capacity::maxCapacity);
      Members.find(request, CAPACITY).ifPresent(field -> field.set(request, capacity.build()));
    }
  }
}
