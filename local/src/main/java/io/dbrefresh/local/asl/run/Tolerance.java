package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.state.Distribution;
import java.util.Optional;

/**
 * How many child executions of a Map Run may fail.
 *
 * @param count as the state says; zero when it says nothing
 * @param percentage likewise
 */
record Tolerance(long count, double percentage, double most) {
  static final Tolerance NONE = new Tolerance(0, 0, 0);

  /** The lower one of the two thresholds holds. */
  static Tolerance of(Distribution distribution, Scope effective, int items) {
    Optional<Long> count = distribution.toleratedCount().map(field -> field.evaluate(effective));
    Optional<Double> percentage =
        distribution.toleratedPercentage().map(field -> field.evaluate(effective));
    double byCount = count.map(Long::doubleValue).orElse(Double.MAX_VALUE);
    double byShare = percentage.map(share -> share * items / 100.0).orElse(Double.MAX_VALUE);
    boolean said = count.isPresent() || percentage.isPresent();
    return new Tolerance(
        count.orElse(0L), percentage.orElse(0.0), said ? Math.min(byCount, byShare) : 0);
  }

  boolean isExceededBy(int failures) {
    return failures > most;
  }
}
