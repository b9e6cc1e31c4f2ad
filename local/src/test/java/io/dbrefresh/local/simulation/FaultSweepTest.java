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
 * No invariant is broken by any single fault, nor by random ones. How many runs is set by the
 * properties {@code simulation.single} and {@code simulation.random}; {@code -Psoak} sets more.
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
                    .map(finding -> finding.violation() + "\n" + Storyteller.tell(finding.outcome()))
                    .collect(Collectors.joining("\n")))
        .isEmpty();
  }

  @Test
  void no_single_fault_breaks_an_invariant() {
    Workshop workshop = workshop();
    List<Trial> all = new SingleFaults(workshop, SEED).of(Kinds.all());
    int each = Math.max(1, Integer.getInteger("simulation.every", 1));
    List<Trial> taken =
        java.util.stream.IntStream.range(0, all.size())
            .filter(index -> index % each == 0)
            .mapToObj(all::get)
            .toList();
    check(workshop, "single faults", taken);
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
