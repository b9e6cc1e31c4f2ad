package io.dbrefresh.local.simulation.sweep;

import io.dbrefresh.local.simulation.Outcome;
import io.dbrefresh.local.simulation.fault.Schedule.Strike;
import io.dbrefresh.local.simulation.invariant.Violation;
import java.util.Optional;

/** Takes away the faults that a violation does not need. */
final class Shrinking {
  private final Workshop workshop;

  Shrinking(Workshop workshop) {
    this.workshop = workshop;
  }

  /** The same violation with the fewest faults that show it: none of them can be left out. */
  Finding shrunk(Trial trial, Outcome outcome, Violation violation) {
    for (Strike strike : trial.schedule().strikes()) {
      Trial smaller = new Trial(trial.scenario(), trial.seed(), trial.schedule().without(strike));
      Outcome tried = workshop.run(smaller);
      Optional<Violation> still = tried.violation().filter(it -> it.number() == violation.number());
      if (still.isPresent()) {
        return shrunk(smaller, tried, still.get());
      }
    }
    return new Finding(trial, violation, outcome);
  }
}
