package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.rds.storage.StorageException;
import java.util.Set;

/** Statuses as the service writes them (RDS User Guide, "Viewing DB instance status"). */
public final class Status {
  public static final String AVAILABLE = "available";
  public static final String BACKING_UP = "backing-up";
  public static final String CONFIGURING_ENHANCED_MONITORING = "configuring-enhanced-monitoring";
  public static final String CONFIGURING_IAM_DATABASE_AUTH = "configuring-iam-database-auth";
  public static final String CONFIGURING_LOG_EXPORTS = "configuring-log-exports";
  public static final String CREATING = "creating";
  public static final String DELETING = "deleting";
  public static final String FAILED = "failed";
  public static final String FAILING_OVER = "failing-over";
  public static final String INCOMPATIBLE_RESTORE = "incompatible-restore";
  public static final String MODIFYING = "modifying";
  public static final String PROMOTING = "promoting";
  public static final String REBOOTING = "rebooting";
  public static final String RENAMING = "renaming";
  public static final String RESETTING_MASTER_CREDENTIALS = "resetting-master-credentials";
  public static final String STARTING = "starting";
  public static final String STOPPED = "stopped";
  public static final String STOPPING = "stopping";
  public static final String STORAGE_FULL = "storage-full";
  public static final String STORAGE_OPTIMIZATION = "storage-optimization";
  public static final String SWITCHING_OVER = "switching-over";
  public static final String UPDATE_IAM_DB_AUTH = "update-iam-db-auth";

  /** Statuses in which the settings of a database are being changed, and in which it answers. */
  public static final Set<String> CONFIGURING =
      Set.of(
          CONFIGURING_ENHANCED_MONITORING,
          CONFIGURING_IAM_DATABASE_AUTH,
          CONFIGURING_LOG_EXPORTS,
          MODIFYING,
          RESETTING_MASTER_CREDENTIALS,
          UPDATE_IAM_DB_AUTH);

  private Status() {}

  /** The status that a failure leaves a database in when its data could not be made. */
  public static String terminal(Throwable failure, String otherwise) {
    boolean full = failure instanceof StorageException known && known.full();
    return full ? STORAGE_FULL : otherwise;
  }
}
