package io.dbrefresh.statemachine.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What an instance or a cluster can be set to, as far as a refresh carries it from the old target
 * to the new one. Meanings and limits are those of the members of the same name in the Amazon RDS
 * API Reference, data types DBInstance and DBCluster.
 */
public enum Setting {
  INSTANCE_CLASS("instanceClass"),
  PORT("port"),
  SUBNET_GROUP("subnetGroup"),
  SECURITY_GROUPS("securityGroups"),
  PARAMETER_GROUP("parameterGroup"),
  CLUSTER_PARAMETER_GROUP("clusterParameterGroup"),
  OPTION_GROUP("optionGroup"),
  LOG_EXPORTS("logExports"),
  IAM_AUTHENTICATION("iamAuthentication"),
  COPY_TAGS_TO_SNAPSHOT("copyTagsToSnapshot"),
  DELETION_PROTECTION("deletionProtection"),
  MULTI_AZ("multiAz"),
  PUBLICLY_ACCESSIBLE("publiclyAccessible"),
  AUTO_MINOR_VERSION_UPGRADE("autoMinorVersionUpgrade"),
  STORAGE_TYPE("storageType"),
  /** Operations a second. */
  IOPS("iops"),
  /** MiB a second; gp3. */
  STORAGE_THROUGHPUT("storageThroughput"),
  /** GiB. */
  ALLOCATED_STORAGE("allocatedStorage"),
  /** GiB to which storage may grow by itself. */
  MAX_ALLOCATED_STORAGE("maxAllocatedStorage"),
  /** Seconds; 0 is off. */
  BACKTRACK("backtrackWindow"),
  ENGINE("engine"),
  ENGINE_VERSION("engineVersion"),
  CA_CERTIFICATE("caCertificate"),
  KMS_KEY("kmsKey"),
  /** Days. */
  BACKUP_RETENTION("backupRetention"),
  BACKUP_WINDOW("backupWindow"),
  MAINTENANCE_WINDOW("maintenanceWindow"),
  /** Seconds; 0 is off. */
  MONITORING_INTERVAL("monitoringInterval"),
  MONITORING_ROLE("monitoringRole"),
  PERFORMANCE_INSIGHTS("performanceInsights"),
  /** Days. */
  PERFORMANCE_INSIGHTS_RETENTION("performanceInsightsRetention"),
  PERFORMANCE_INSIGHTS_KMS_KEY("performanceInsightsKmsKey"),
  /** Aurora capacity units. */
  MIN_ACU("minCapacity"),
  /** Aurora capacity units. */
  MAX_ACU("maxCapacity");

  private final String word;

  Setting(String word) {
    this.word = word;
  }

  /** Its name in plans, results and sentences. */
  @JsonValue
  public String word() {
    return word;
  }
}
