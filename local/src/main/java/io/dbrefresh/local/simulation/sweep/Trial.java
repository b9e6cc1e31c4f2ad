package io.dbrefresh.local.simulation.sweep;

import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Scenario;

/** One run that can be repeated exactly. */
public record Trial(Scenario scenario, long seed, Schedule schedule) {
  @Override
  public String toString() {
    return "%s, seed %d, faults %s".formatted(scenario.name(), seed, schedule);
  }
}
