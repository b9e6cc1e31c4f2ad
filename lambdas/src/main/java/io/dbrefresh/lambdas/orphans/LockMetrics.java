package io.dbrefresh.lambdas.orphans;

import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.log.Metric;
import io.dbrefresh.lambdas.log.TaskLog;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many locks are held, and for how long the oldest has been: one that is stuck grows old. */
final class LockMetrics {
  private final TaskLog log;

  LockMetrics(TaskLog log) {
    this.log = log;
  }

  /** Measures those who hold locks {@code now}. */
  void measure(List<Lock.Holder> holders, Instant now) {
    Duration oldest =
        holders.stream()
            .map(Lock.Holder::acquiredAt)
            .flatMap(text -> instant(text).stream())
            .map(since -> Duration.between(since, now))
            .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    log.measure(
        holders.size() + " locks are held",
        Map.of(),
        Metric.count("LocksHeld", holders.size()),
        Metric.seconds("OldestLockSeconds", oldest.toMillis() / 1000.0));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
