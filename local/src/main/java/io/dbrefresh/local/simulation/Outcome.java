package io.dbrefresh.local.simulation;

import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.invariant.RunStory;
import io.dbrefresh.local.simulation.invariant.Violation;
import io.dbrefresh.local.simulation.kind.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * What came of one simulated refresh.
 *
 * @param seed of everything random in it
 * @param calls all that it did, in order
 * @param situations of each call of a run without faults, what it asked and how the world was
 * @param moments what a person reads of it
 * @param runs the executions of the refresh machine
 * @param violation the first invariant that was broken
 * @param measures of the run until its end; not of what was launched after a failure
 */
public record Outcome(
    Scenario scenario,
    long seed,
    Schedule schedule,
    List<Call> calls,
    List<String> situations,
    List<Moment> moments,
    List<RunStory> runs,
    Optional<Violation> violation,
    Measures measures) {
  /** Copies. */
  public Outcome {
    calls = List.copyOf(calls);
    situations = List.copyOf(situations);
    moments = List.copyOf(moments);
    runs = List.copyOf(runs);
  }

  /** Why the refresh itself did not succeed; empty when it did. */
  public String error() {
    String run = runs.isEmpty() ? "" : runs.get(0).name();
    return moments.stream()
        .filter(moment -> moment.who().equals(run) && moment.what().startsWith("FAILED: "))
        .map(moment -> moment.what().substring("FAILED: ".length()))
        .findFirst()
        .orElse("");
  }

  /** The status of the refresh itself. */
  public String status() {
    return runs.isEmpty() ? "NONE" : runs.get(0).status();
  }
}
