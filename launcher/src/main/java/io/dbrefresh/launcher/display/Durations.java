package io.dbrefresh.launcher.display;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them: {@code 3.2 s}, {@code 42 s}, {@code 4 min 10 s}, {@code 2 h}. */
public final class Durations {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private Durations() {}

  /** {@code duration} in at most two units. */
  public static String shown(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    return seconds < HOUR
        ? two(seconds / MINUTE, "min", seconds % MINUTE, "s")
        : two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min");
  }

  /** {@code seconds} as a duration is shown. */
  public static String shown(double seconds) {
    return shown(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  private static String two(long large, String unit, long small, String smaller) {
    String first = large + " " + unit;
    return small == 0 ? first : first + " " + small + " " + smaller;
  }
}
