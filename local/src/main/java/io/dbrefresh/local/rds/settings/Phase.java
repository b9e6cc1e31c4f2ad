package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Status;
import java.util.Set;

/**
 * The statuses that a change of settings goes through, one after the other, and the members of
 * ModifyDBInstance and ModifyDBCluster that belong to each (RDS User Guide, "Viewing DB instance
 * status"; Aurora User Guide, "Viewing DB cluster status").
 */
public enum Phase {
  MONITORING(
      Status.CONFIGURING_ENHANCED_MONITORING,
      Status.MODIFYING,
      Set.of("MonitoringInterval", "MonitoringRoleArn")),
  LOGS(
      Status.CONFIGURING_LOG_EXPORTS,
      Status.MODIFYING,
      Set.of("CloudwatchLogsExportConfiguration")),
  IAM(
      Status.CONFIGURING_IAM_DATABASE_AUTH,
      Status.UPDATE_IAM_DB_AUTH,
      Set.of("EnableIAMDatabaseAuthentication")),
  REST(Status.MODIFYING, Status.MODIFYING, Set.of());

  /** The status of an instance meanwhile. */
  public final String ofInstance;

  /** The status of a cluster meanwhile. */
  public final String ofCluster;

  private final Set<String> members;

  Phase(String ofInstance, String ofCluster, Set<String> members) {
    this.ofInstance = ofInstance;
    this.ofCluster = ofCluster;
    this.members = members;
  }

  /** Whether the member of a request belongs to this phase. */
  public boolean has(String member) {
    if (this != REST) {
      return members.contains(member);
    }
    for (Phase other : values()) {
      if (other.members.contains(member)) {
        return false;
      }
    }
    return true;
  }
}
