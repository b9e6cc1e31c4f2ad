package io.dbrefresh.local.asl.state;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * When and how often a state is tried again.
 *
 * @param intervalSeconds before the first retry
 * @param maxAttempts retries, not counting the first try
 * @param backoffRate by how much each wait is longer than the one before
 * @param maxDelaySeconds the longest wait
 * @param fullJitter whether a wait is anything from nothing to that long
 */
public record Retrier(
    ErrorEquals errors,
    int intervalSeconds,
    int maxAttempts,
    double backoffRate,
    OptionalInt maxDelaySeconds,
    boolean fullJitter) {

  /** How long to wait before retry {@code attempt}, which is one for the first. */
  public Duration delay(int attempt, RandomGenerator random) {
    double seconds = intervalSeconds * Math.pow(backoffRate, attempt - 1);
    double capped = Math.min(seconds, maxDelaySeconds.orElse(Integer.MAX_VALUE));
    double chosen = fullJitter ? capped * random.nextDouble() : capped;
    return Duration.ofMillis(Math.round(chosen * 1000));
  }
}
