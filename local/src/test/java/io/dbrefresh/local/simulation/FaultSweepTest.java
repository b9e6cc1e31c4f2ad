package io.dbrefresh.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Kinds;
import io.dbrefresh.local.simulation.sweep.RandomFaults;
import io.dbrefresh.local.simulation.sweep.Report;
import io.dbrefresh.local.simulation.sweep.SingleFaults;
import io.dbrefresh.local.simulation.sweep.Sweep;
import io.dbrefresh.local.simulation.sweep.Trial;
import io.dbrefresh.local.simulation.sweep.Workshop;
import io.dbrefresh.local.simulation.world.Durations;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No invariant is broken by single faults, nor by random ones. The property {@code
 * simulation.single} is {@code each}, one fault at each call, in turn, or {@code all}, every fault
 * at each call; {@code simulation.random} is how many random schedules are run. {@code -Psoak} sets
 * more.
 */
class FaultSweepTest {
  private static final long SEED = Long.getLong("simulation.seed", 20260104);
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @TempDir Path folder;

  private Workshop workshop() {
    return new Workshop(Path.of(".."), folder, Durations.ofSweeps());
  }

  private static void check(Workshop workshop, String what, List<Trial> trials) {
    Report report = new Sweep(workshop, CORES).run(trials);
    System.out.printf(
        "%s: %d runs (%.0f a second) of %d kinds with %d faults at %d calls, %d violations%n",
        what,
        report.runs(),
        report.speed(),
        report.kinds(),
        report.faults(),
        report.calls(),
        report.violations());
    assertThat(report.findings())
        .withFailMessage(
            () ->
                report.findings().stream()
                    .map(
                        finding -> finding.violation() + "\n" + Storyteller.tell(finding.outcome()))
                    .collect(Collectors.joining("\n")))
        .isEmpty();
  }

  @Test
  void no_single_fault_breaks_an_invariant() {
    Workshop workshop = workshop();
    boolean every = System.getProperty("simulation.single", "each").equals("all");
    check(
        workshop,
        every ? "every single fault" : "single faults, one at each call",
        new SingleFaults(workshop, SEED, every).of(Kinds.all()));
  }

  @Test
  void random_faults_break_no_invariant() {
    Workshop workshop = workshop();
    int runs = Integer.getInteger("simulation.random", 2_000);
    check(
        workshop,
        "random faults, seed " + SEED,
        new RandomFaults(workshop).of(Kinds.all(), SEED, runs));
  }

  @Test
  void the_same_seed_gives_the_same_run() {
    Workshop workshop = workshop();
    Trial trial = new RandomFaults(workshop).of(Kinds.all(), SEED, 40).get(39);

    Outcome first = workshop.run(trial);
    Outcome second = workshop.run(trial);

    assertThat(trial.schedule()).isNotEqualTo(Schedule.NONE);
    assertThat(second.moments()).isEqualTo(first.moments());
    assertThat(second.calls()).isEqualTo(first.calls());
  }
}
