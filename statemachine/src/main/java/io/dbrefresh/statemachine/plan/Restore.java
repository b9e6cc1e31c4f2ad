package io.dbrefresh.statemachine.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * How the new database comes to be.
 *
 * @param time with {@code restorepoint}: as of when
 * @param snapshot with {@code fromsnapshot}: ARN or identifier; in a refresh file also {@link
 *     #LATEST} or {@link #NEW}
 * @param takeSnapshot whether the run takes the snapshot first, under the identifier in {@code
 *     snapshot}, and deletes it when the restore is done
 * @param fullCopy with {@code fastcloning}: in a refresh file whether a full copy will do, in a
 *     plan whether it is one, because the source has all the clones it can have
 * @param settings of the instance (RDS) or the cluster (Aurora)
 */
public record Restore(
    RestoreType type,
    Optional<Instant> time,
    Optional<String> snapshot,
    boolean takeSnapshot,
    boolean fullCopy,
    Settings settings) {
  /** In a refresh file: the newest available snapshot of the source. */
  public static final String LATEST = "latest";

  /** In a refresh file: a snapshot that the run takes. */
  public static final String NEW = "new";

  /** A restore from what is there. */
  public Restore(
      RestoreType type, Optional<Instant> time, Optional<String> snapshot, Settings settings) {
    this(type, time, snapshot, false, false, settings);
  }

  /** The same from another snapshot. */
  public Restore from(String identifier, boolean take) {
    return new Restore(type, time, Optional.of(identifier), take, fullCopy, settings);
  }

  /** The same as a full copy or as a clone. */
  public Restore copying(boolean fully) {
    return new Restore(type, time, snapshot, takeSnapshot, fully, settings);
  }

  /** The same with other settings. */
  public Restore with(Settings others) {
    return new Restore(type, time, snapshot, takeSnapshot, fullCopy, others);
  }
}
