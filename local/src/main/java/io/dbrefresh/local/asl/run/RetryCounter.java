package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.state.Retrier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Counts the retries of a state, for each of its retriers. */
final class RetryCounter {
  private final List<Retrier> retriers;
  private int[] attempts = {};
  private int total;

  RetryCounter(List<Retrier> retriers) {
    this.retriers = retriers;
  }

  /** How long to wait before the state is tried again; empty when it is not. */
  Optional<Duration> next(String error, RandomGenerator random) {
    for (int index = 0; index < retriers.size(); index++) {
      Retrier retrier = retriers.get(index);
      if (retrier.errors().match(error)) {
        return used(index) < retrier.maxAttempts()
            ? Optional.of(retrier.delay(count(index), random))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private int used(int index) {
    return attempts.length == 0 ? 0 : attempts[index];
  }

  private int count(int index) {
    if (attempts.length == 0) {
      attempts = new int[retriers.size()];
    }
    total++;
    return ++attempts[index];
  }

  /** The retries so far, for states that have any retrier. */
  OptionalInt shown() {
    return retriers.isEmpty() ? OptionalInt.empty() : OptionalInt.of(total);
  }
}
