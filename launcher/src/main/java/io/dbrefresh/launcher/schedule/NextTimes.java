package io.dbrefresh.launcher.schedule;

import io.dbrefresh.statemachine.schedule.RefreshSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The times at which a schedule is going to fire, in the time of its own zone. */
public final class NextTimes {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm z", Locale.ENGLISH);

  private NextTimes() {}

  /** The next times of a schedule that begins now, in words. */
  public static String shown(RefreshSchedule when, Instant now, int count) {
    List<String> times = of(when, now, now, count);
    return times.isEmpty() ? "never again" : "next " + String.join(", ", times);
  }

  /**
   * The next times.
   *
   * @param since when the schedule began, from which a rate counts
   */
  public static List<String> of(RefreshSchedule when, Instant now, Instant since, int count) {
    ZoneId zone = when.zone();
    return when.expression().next(count, now, zone, since).stream()
        .map(time -> TIME.format(time.atZone(zone)))
        .toList();
  }
}
