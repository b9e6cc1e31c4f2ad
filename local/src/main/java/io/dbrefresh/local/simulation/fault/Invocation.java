package io.dbrefresh.local.simulation.fault;

import io.dbrefresh.local.simulation.fault.Call.Actor;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The invocation that runs now: on whose behalf, how long it takes, and what time it thinks. */
final class Invocation {
  private static final Duration SKEW = Duration.ofMinutes(7);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Clock clock;
  private final Supplier<Duration> usual;
  private final WaitingClock.Pausing pausing;
  private final Map<String, Duration> skews = new HashMap<>();

  /** Functions that pause are not alone: each runs in a thread of its own. */
  private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

  private Duration took = Duration.ZERO;
  private Duration ran = Duration.ZERO;

  Invocation(Clock clock, Supplier<Duration> usual, WaitingClock.Pausing pausing) {
    this.clock = clock;
    this.usual = usual;
    this.pausing = pausing;
  }

  /** What is known of an invocation; one that it makes itself counts as part of it. */
  private record Running(Actor actor, String function, Instant began, Duration spent) {
    Running by(Actor whose, String name) {
      return new Running(whose, name, began, spent);
    }

    Running spending(Duration more) {
      return new Running(actor, function, began, spent.plus(more));
    }

    Running waited() {
      return new Running(actor, function, began, Duration.ZERO);
    }
  }

  private Optional<Running> now() {
    return Optional.ofNullable(running.get());
  }

  Actor actor() {
    return now().map(Running::actor).orElse(Actor.MODEL);
  }

  /** Runs {@code work} as an invocation of the function called {@code name}. */
  <T> T as(String name, Actor whose, Supplier<T> work) {
    Optional<Running> before = now();
    running.set(
        before
            .map(outer -> outer.by(whose, name))
            .orElseGet(() -> new Running(whose, name, clock.instant(), Duration.ZERO)));
    try {
      return work.get();
    } finally {
      end(before);
    }
  }

  private void end(Optional<Running> before) {
    Running ended = now().orElseThrow();
    if (before.isPresent()) {
      running.set(before.get().waited().spending(ended.spent()));
      return;
    }
    running.remove();
    took = ended.spent().plus(usual.get());
    ran = Duration.between(ended.began(), clock.instant()).plus(took);
  }

  void skew(boolean ahead) {
    skews.put(function(), ahead ? SKEW : SKEW.negated());
  }

  private String function() {
    return now().map(Running::function).orElse("");
  }

  /** It has gone on until its time limit. */
  void timedOut() {
    spend(LIMIT);
  }

  void spend(Duration more) {
    now().ifPresent(it -> running.set(it.spending(more)));
  }

  /** It waits, after what it has been doing until now. */
  void pause(Duration time) {
    Running before = now().orElseThrow();
    running.remove();
    try {
      pausing.pause(before.spent().plus(usual.get()).plus(time));
    } finally {
      running.set(before.waited());
    }
  }

  /** How long the invocation that has just ended took since its last pause. */
  Duration took() {
    return took;
  }

  /** How long the invocation that has just ended took altogether. */
  Duration ran() {
    return ran;
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
      return clock
          .instant()
          .plus(now().map(Running::spent).orElse(Duration.ZERO))
          .plus(skews.getOrDefault(function(), Duration.ZERO));
    }
  }
}
