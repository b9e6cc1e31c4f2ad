package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.rds.storage.Volume;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * To which time a database is restored: the latest, or one between its first automated snapshot and
 * the latest. Times are of whole seconds.
 */
public final class RestoreTime {
  private RestoreTime() {}

  /** The time up to which a database can be restored. */
  public static Instant latest(Instant now, Timings timings) {
    return now.minus(timings.restorableLag()).truncatedTo(ChronoUnit.SECONDS);
  }

  /** The time from which on a database can be restored; empty when no backup is finished yet. */
  public static Optional<Instant> earliest(List<Image> images, Instant latest) {
    return images.stream()
        .findFirst()
        .map(Image::earliest)
        .map(first -> first.isAfter(latest) ? latest : first);
  }

  /**
   * The time that a request restores to; empty for the latest.
   *
   * @param useLatest UseLatestRestorableTime
   * @param time RestoreTime or RestoreToTime
   */
  public static Optional<Instant> of(@Nullable Boolean useLatest, @Nullable Instant time) {
    boolean latest = Boolean.TRUE.equals(useLatest);
    if (latest && time != null) {
      throw Faults.parameterCombination(
          "A time to restore to cannot be given together with UseLatestRestorableTime.");
    }
    if (!latest && time == null) {
      throw Faults.parameterCombination(
          "Either a time to restore to or UseLatestRestorableTime must be given.");
    }
    return Optional.ofNullable(time).map(given -> given.truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * What makes a volume of a database's data as of a time; InvalidRestoreFault when the time is
   * outside of what the database can be restored to.
   *
   * @param name of the database
   * @param images its automated snapshots
   * @param time empty for the latest, which is the data as it is
   */
  public static Consumer<Volume> making(
      Fleet fleet, String name, Volume source, List<Image> images, Optional<Instant> time) {
    if (time.isEmpty()) {
      return target -> fleet.storage().copy(source, target);
    }
    Instant at = time.get();
    Instant latest = latest(fleet.now(), fleet.timings());
    Optional<Image> base =
        images.stream().filter(it -> !it.earliest().isAfter(at)).reduce((one, later) -> later);
    if (base.isEmpty() || at.isAfter(latest)) {
      throw Faults.outsideOfWindow(name, at, earliest(images, latest), latest);
    }
    Volume image = base.get().volume();
    return target -> fleet.storage().restore(image, source, at, target);
  }
}
