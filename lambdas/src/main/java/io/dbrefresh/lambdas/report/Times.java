package io.dbrefresh.lambdas.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as records and messages show them. */
public final class Times {
  private static final DateTimeFormatter RECORD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Times() {}

  /** UTC, {@code 2026-01-31 13:05:00}. */
  public static String record(Instant instant) {
    return RECORD.format(instant);
  }

  /** {@code 1 h 5 min}, {@code 3 min 20 s}, {@code 4.5 s}. */
  public static String readable(Duration duration) {
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
