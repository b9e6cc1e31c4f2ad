package io.dbrefresh.local.rds.fleet;

import java.time.Duration;

/**
 * How long the service takes for what it does after its answer, besides the work on the data.
 *
 * @param accept until a change that was answered begins to show in the status
 * @param create a new instance or cluster
 * @param backup the backup after a creation
 * @param restore a restore or a full copy of a cluster
 * @param fastClone a copy-on-write clone of a cluster
 * @param snapshot a snapshot
 * @param modify a change of settings
 * @param password a change of the master password
 * @param rename a rename
 * @param delete a deletion
 * @param power a stop, a start or a reboot
 * @param restorableLag by how much the latest restorable time is behind the clock
 */
public record Timings(
    Duration accept,
    Duration create,
    Duration backup,
    Duration restore,
    Duration fastClone,
    Duration snapshot,
    Duration modify,
    Duration password,
    Duration rename,
    Duration delete,
    Duration power,
    Duration restorableLag) {

  /** Short enough not to be waited for, long enough to be seen. */
  public static Timings local() {
    Duration step = Duration.ofMillis(30);
    return new Timings(
        step, step, step, step, step, step, step, step, step, step, step, Duration.ZERO);
  }
}
