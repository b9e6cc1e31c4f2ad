package io.dbrefresh.lambdas.rds;

import java.util.Set;

/**
 * Statuses that need people. See "Viewing Amazon RDS DB instance status" and "Viewing DB cluster
 * status" in the user guides.
 */
public final class Statuses {
  private static final Set<String> TERMINAL =
      Set.of(
          "failed",
          "restore-error",
          "storage-full",
          "insufficient-capacity",
          "incompatible-create",
          "incompatible-credentials",
          "incompatible-network",
          "incompatible-option-group",
          "incompatible-parameters",
          "incompatible-restore",
          "cloning-failed",
          "migration-failed",
          "inaccessible-encryption-credentials",
          "inaccessible-encryption-credentials-recoverable");

  private static final Set<String> SERVING =
      Set.of("available", "backing-up", "storage-optimization");

  private Statuses() {}

  /** Whether a database does not leave {@code status} by itself. */
  public static boolean isTerminal(String status) {
    return TERMINAL.contains(status);
  }

  /** Whether a database in {@code status} serves, and can be restored from. */
  public static boolean canBeSource(String status) {
    return SERVING.contains(status);
  }
}
