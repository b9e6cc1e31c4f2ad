package io.dbrefresh.local.rds.fleet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** To which time the region can restore: it keeps no log of changes, so the latest and no other. */
public final class RestoreTime {
  private RestoreTime() {}

  /** The time up to which a database can be restored. */
  public static Instant latest(Instant now, Timings timings) {
    return now.minus(timings.restorableLag()).truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The time that a request restores to.
   *
   * @param useLatest UseLatestRestorableTime
   * @param time RestoreTime or RestoreToTime
   */
  public static Instant of(Fleet fleet, @Nullable Boolean useLatest, @Nullable Instant time) {
    boolean latest = Boolean.TRUE.equals(useLatest);
    if (latest && time != null) {
      throw Faults.parameterCombination(
          "A time to restore to cannot be given together with UseLatestRestorableTime.");
    }
    if (!latest && time == null) {
      throw Faults.parameterCombination(
          "Either a time to restore to or UseLatestRestorableTime must be given.");
    }
    Instant now = latest(fleet.now(), fleet.timings());
    if (time != null) {
      throw Faults.invalidRestore(
          "The local region keeps no log to restore to an arbitrary time; restore to the latest"
              + " restorable time, which is "
              + now
              + ", or from a snapshot.");
    }
    return now;
  }
}
