package io.dbrefresh.local.simulation;

import io.dbrefresh.local.simulation.invariant.Scene;
import io.dbrefresh.local.simulation.world.SimulatedVolume;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Measures a refresh while it runs. */
final class Meter {
  private final Clock clock;
  private Instant began = Instant.MIN;
  private Instant ended = Instant.MIN;
  private Instant seen = Instant.MIN;
  private boolean answered = true;
  private boolean complete = true;
  private Duration unavailable = Duration.ZERO;
  private Duration undone = Duration.ZERO;
  private Duration own = Duration.ZERO;
  private boolean busy;
  private Duration functionTime = Duration.ZERO;
  private int transitions;
  private int functions;

  Meter(Clock clock) {
    this.clock = clock;
  }

  void begin() {
    began = clock.instant();
    seen = began;
    ended = began;
    unavailable = Duration.ZERO;
    undone = Duration.ZERO;
    own = Duration.ZERO;
    busy = false;
    functionTime = Duration.ZERO;
    transitions = 0;
    functions = 0;
    answered = false;
  }

  /** What was seen last has lasted until now. */
  void look(Scene scene) {
    Instant now = clock.instant();
    Duration passed = Duration.between(seen, now);
    if (!answered && scene.old().isPresent()) {
      unavailable = unavailable.plus(passed);
    }
    if (!complete) {
      undone = undone.plus(passed);
    }
    if (busy) {
      own = own.plus(passed);
    }
    busy = scene.isBusy();
    Optional<SimulatedVolume> answering = scene.answering();
    answered = answering.isPresent();
    complete = answering.map(scene::isComplete).orElse(true);
    seen = now;
  }

  /** A script runs; RDS is not at work meanwhile. */
  void script(Duration time) {
    own = own.plus(time);
  }

  void transition() {
    transitions++;
  }

  void function(Duration time) {
    functions++;
    functionTime = functionTime.plus(time);
  }

  void end() {
    ended = clock.instant();
  }

  Measures measures() {
    return new Measures(
        Duration.between(began, ended),
        unavailable,
        undone,
        own,
        transitions,
        functions,
        functionTime);
  }
}
