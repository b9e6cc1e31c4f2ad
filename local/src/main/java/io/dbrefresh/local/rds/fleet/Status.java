package io.dbrefresh.local.rds.fleet;

/** Statuses as the service writes them (RDS User Guide, "Viewing DB instance status"). */
public final class Status {
  public static final String AVAILABLE = "available";
  public static final String BACKING_UP = "backing-up";
  public static final String CREATING = "creating";
  public static final String DELETING = "deleting";
  public static final String FAILED = "failed";
  public static final String INCOMPATIBLE_RESTORE = "incompatible-restore";
  public static final String MODIFYING = "modifying";
  public static final String REBOOTING = "rebooting";
  public static final String RENAMING = "renaming";
  public static final String RESETTING_MASTER_CREDENTIALS = "resetting-master-credentials";
  public static final String STARTING = "starting";
  public static final String STOPPED = "stopped";
  public static final String STOPPING = "stopping";
  public static final String STORAGE_FULL = "storage-full";

  private Status() {}
}
