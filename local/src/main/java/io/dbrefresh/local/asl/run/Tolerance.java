package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.state.Distribution;
import java.util.Optional;

/**
 * How many child executions of a Map Run may fail: none, where nothing is said.
 *
 * @param items of which a percentage may fail
 */
record Tolerance(Optional<Long> count, Optional<Double> percentage, int items) {
  static final Tolerance NONE = new Tolerance(Optional.empty(), Optional.empty(), 0);

  static Tolerance of(Distribution distribution, Scope effective, int items) {
    return new Tolerance(
        distribution.toleratedCount().map(field -> field.evaluate(effective)),
        distribution.toleratedPercentage().map(field -> field.evaluate(effective)),
        items);
  }

  Tolerance changed(MapRunChange change) {
    return new Tolerance(
        change.toleratedCount().or(this::count),
        change.toleratedPercentage().or(this::percentage),
        items);
  }

  /** The lower one of the two thresholds holds. */
  boolean isExceededBy(int failures) {
    double byCount = count.map(Long::doubleValue).orElse(Double.MAX_VALUE);
    double byShare = percentage.map(share -> share * items / 100.0).orElse(Double.MAX_VALUE);
    boolean said = count.isPresent() || percentage.isPresent();
    return failures > (said ? Math.min(byCount, byShare) : 0);
  }
}
