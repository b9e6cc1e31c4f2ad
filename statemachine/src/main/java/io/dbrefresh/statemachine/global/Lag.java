package io.dbrefresh.statemachine.global;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a secondary was behind, as Aurora's own {@code aurora_global_db_status()} said it.
 *
 * @param millis {@code rpo_lag_in_msec}: how long the newest commit took to arrive
 * @param calculatedAt {@code last_lag_calculation_time}: what the number is as of
 * @param askedAt when the server was asked
 * @param server which server was asked, {@code host:port}
 */
public record Lag(long millis, Instant calculatedAt, Instant askedAt, String server) {
  /** Aurora calculates every few seconds; a number that is older speaks of a time that is over. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** Whether the number was new when it was asked for. */
  public boolean isFresh() {
    return calculatedAt.isAfter(askedAt.minus(FRESH));
  }

  /**
   * What may be missing at most at {@code moment}, if the writer wrote until then: the commits that
   * were behind, and all that came since the number was calculated.
   */
  public Duration missingAtMost(Instant moment) {
    Duration since = Duration.between(calculatedAt, moment);
    return Duration.ofMillis(millis).plus(since.isNegative() ? Duration.ZERO : since);
  }

  /** For sentences: {@code 0.4 s}. */
  public String seconds() {
    return seconds(Duration.ofMillis(millis));
  }

  /** {@code duration} in seconds and tenths. */
  public static String seconds(Duration duration) {
    return String.format(java.util.Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
