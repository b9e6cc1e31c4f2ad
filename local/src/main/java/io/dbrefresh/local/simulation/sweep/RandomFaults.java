package io.dbrefresh.local.simulation.sweep;

import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Up to five faults at random calls. The same seed gives the same trials. */
public final class RandomFaults {
  private static final int MOST = 5;

  private final Workshop workshop;
  private final Map<String, List<Call>> calls = new HashMap<>();

  /** Trials of {@code workshop}. */
  public RandomFaults(Workshop workshop) {
    this.workshop = workshop;
  }

  /** That many trials, each of one of the kinds. */
  public List<Trial> of(List<Scenario> kinds, long seed, int runs) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> next(kinds, random)).limit(runs).toList();
  }

  private Trial next(List<Scenario> kinds, SplittableRandom random) {
    Scenario kind = kinds.get(random.nextInt(kinds.size()));
    long seed = random.nextLong(Long.MAX_VALUE);
    List<Call> smooth =
        calls.computeIfAbsent(kind.name(), name -> workshop.run(kind, 1, Schedule.NONE).calls());
    List<Schedule.Strike> strikes = new ArrayList<>();
    int faults = 1 + random.nextInt(MOST);
    for (int fault = 0; fault < faults; fault++) {
      Call call = smooth.get(random.nextInt(smooth.size()));
      List<Fault> fitting = Stream.of(Fault.values()).filter(it -> it.fits(call)).toList();
      strikes.add(new Schedule.Strike(call.number(), fitting.get(random.nextInt(fitting.size()))));
    }
    return new Trial(kind, seed, new Schedule(strikes));
  }
}
