package io.dbrefresh.lambdas.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.log.Lines;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockMetricsTest {
  private static final Instant NOW = Instant.parse("2026-01-31T03:00:00Z");

  private final Lines lines = new Lines();

  private JsonNode measured(Lock.Holder... holders) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    new LockMetrics(lines.log(clock)).measure(List.of(holders), NOW);
    return lines.read().get(0);
  }

  private static Lock.Holder since(String acquiredAt) {
    return new Lock.Holder(
        "run", "arn", acquiredAt, Optional.empty(), false, List.of(), "{}", false, "");
  }

  @Test
  void counts_the_locks_and_tells_the_age_of_the_oldest() {
    JsonNode line =
        measured(since("2026-01-31T02:30:00Z"), since("2026-01-31T01:00:00Z"), since("not a time"));
    assertThat(line.path("LocksHeld").asInt()).isEqualTo(3);
    assertThat(line.path("OldestLockSeconds").asDouble()).isEqualTo(7200);
  }

  @Test
  void says_nought_where_no_lock_is_held() {
    JsonNode line = measured();
    assertThat(line.path("LocksHeld").asInt()).isZero();
    assertThat(line.path("OldestLockSeconds").asDouble()).isZero();
  }
}
