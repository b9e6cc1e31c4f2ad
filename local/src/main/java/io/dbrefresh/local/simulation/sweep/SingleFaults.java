package io.dbrefresh.local.simulation.sweep;

import io.dbrefresh.local.simulation.Outcome;
import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One fault at each call of each kind. Of calls that ask the same in the same situation (a status
 * that is looked at again and again; a restore type that differs in one call only) the first stands
 * for all.
 */
public final class SingleFaults {
  private final Workshop workshop;
  private final long seed;
  private final boolean every;
  private int turn;
  private final Set<String> seen = new HashSet<>();

  /**
   * All runs have the same seed, so that they are alike up to the fault.
   *
   * @param every each call meets every fault that it can meet; else one of them, in turn
   */
  public SingleFaults(Workshop workshop, long seed, boolean every) {
    this.workshop = workshop;
    this.seed = seed;
    this.every = every;
  }

  /** The trials of these kinds. */
  public List<Trial> of(List<Scenario> kinds) {
    List<Trial> trials = new ArrayList<>();
    kinds.forEach(kind -> add(kind, trials));
    return trials;
  }

  private void add(Scenario kind, List<Trial> trials) {
    Outcome smooth = workshop.run(kind, seed, Schedule.NONE);
    trials.add(new Trial(kind, seed, Schedule.NONE));
    for (int at = 0; at < smooth.calls().size(); at++) {
      Call call = smooth.calls().get(at);
      if (seen.add(smooth.situations().get(at))) {
        for (Fault fault : faults(call)) {
          trials.add(new Trial(kind, seed, Schedule.of(call.number(), fault)));
        }
      }
    }
  }

  private List<Fault> faults(Call call) {
    List<Fault> fitting = Stream.of(Fault.values()).filter(fault -> fault.fits(call)).toList();
    return every ? fitting : List.of(fitting.get(turn++ % fitting.size()));
  }
}
