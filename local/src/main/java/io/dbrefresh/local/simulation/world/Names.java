package io.dbrefresh.local.simulation.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the endpoints' names lead to. A name stands for a port here, as in the local region; what it
 * leads to changes some time after the rename ("Renaming a DB instance", up to ten minutes).
 */
final class Names {
  private final Clock clock;
  private final Map<Integer, List<Lead>> leads = new HashMap<>();

  Names(Clock clock) {
    this.clock = clock;
  }

  private record Lead(Instant from, Optional<String> volume) {}

  /** From now on, after {@code lag}, {@code port} leads to {@code volume}. */
  void lead(int port, Optional<String> volume, Duration lag) {
    leads
        .computeIfAbsent(port, any -> new ArrayList<>())
        .add(new Lead(clock.instant().plus(lag), volume));
  }

  /** What {@code port} leads to now. */
  Optional<String> at(int port) {
    Instant now = clock.instant();
    Optional<String> found = Optional.empty();
    for (Lead lead : leads.getOrDefault(port, List.of())) {
      if (!lead.from().isAfter(now)) {
        found = lead.volume();
      }
    }
    return found;
  }
}
