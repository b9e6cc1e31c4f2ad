package io.dbrefresh.local.simulation.fault;

import io.dbrefresh.local.simulation.fault.Call.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The invocation that runs now: on whose behalf, how long it takes, and what time it thinks. */
final class Invocation {
  private static final Duration SKEW = Duration.ofMinutes(7);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Clock clock;
  private final Supplier<Duration> usual;
  private final Map<String, Duration> skews = new HashMap<>();
  private Actor actor = Actor.MODEL;
  private String function = "";
  private Duration spent = Duration.ZERO;

  Invocation(Clock clock, Supplier<Duration> usual) {
    this.clock = clock;
    this.usual = usual;
  }

  Actor actor() {
    return actor;
  }

  Actor begin(String name, Actor whose) {
    Actor before = actor;
    actor = whose;
    function = name;
    if (before == Actor.MODEL) {
      spent = Duration.ZERO;
    }
    return before;
  }

  void end(Actor before) {
    actor = before;
  }

  void skew(boolean ahead) {
    skews.put(function, ahead ? SKEW : SKEW.negated());
  }

  /** It has gone on until its time limit. */
  void timedOut() {
    spend(LIMIT);
  }

  void spend(Duration more) {
    spent = spent.plus(more);
  }

  /** How long the last invocation took. */
  Duration took() {
    return spent.plus(usual.get());
  }

  /** The time as the function that runs now sees it. */
  Clock seen() {
    return new Seen(ZoneOffset.UTC);
  }

  private final class Seen extends Clock {
    private final ZoneId zone;

    Seen(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Seen(other);
    }

    @Override
    public Instant instant() {
      return clock.instant().plus(spent).plus(skews.getOrDefault(function, Duration.ZERO));
    }
  }
}
