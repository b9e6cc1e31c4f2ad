package io.dbrefresh.local.simulation.crowd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A bucket of tokens that refills as time passes; a call that finds none is throttled. */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final Quotas.Rate rate;
  private final Clock clock;
  private double tokens;
  private Instant filled;
  private long refused;

  TokenBucket(Quotas.Rate rate, Clock clock) {
    this.rate = rate;
    this.clock = clock;
    tokens = rate.bucket();
    filled = clock.instant();
  }

  /** Takes a token, if there is one. */
  boolean take() {
    Instant now = clock.instant();
    double since = Duration.between(filled, now).toNanos() / NANOS;
    tokens = Math.min(rate.bucket(), tokens + since * rate.perSecond());
    filled = now;
    if (tokens < 1) {
      refused++;
      return false;
    }
    tokens--;
    return true;
  }

  /**
   * Takes a token, or the promise of one that comes back within {@code longest}: the SDK asks again
   * that long before it hands the refusal on.
   *
   * @return how long it had to wait; empty when it was refused
   */
  Optional<Duration> take(Duration longest) {
    boolean now = take();
    double missing = now ? 0 : 1 - tokens;
    double seconds = missing / rate.perSecond();
    if (seconds * NANOS > longest.toNanos()) {
      return Optional.empty();
    }
    if (!now) {
      tokens--;
    }
    return Optional.of(Duration.ofNanos((long) (seconds * NANOS)));
  }

  /** How many calls found none. */
  long refused() {
    return refused;
  }
}
