package io.dbrefresh.local.simulation;

import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Kinds;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.sweep.RandomFaults;
import io.dbrefresh.local.simulation.sweep.Report;
import io.dbrefresh.local.simulation.sweep.Sweep;
import io.dbrefresh.local.simulation.sweep.Workshop;
import io.dbrefresh.local.simulation.world.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Simulated runs a second, and this machine beside the published one. */
final class SimulationBenchmark {
  private static final List<String> COMPARED =
      List.of(
          "rds-latestpoint-existing-scripts",
          "aurora-latestpoint-existing-replicas-scripts",
          "aurora-fastcloning-existing-scripts");

  private SimulationBenchmark() {}

  /** Arguments: the project's folder, and how many refreshes are compared. */
  public static void main(String[] arguments) throws IOException {
    Path project = Path.of(arguments[0]);
    int refreshes = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("scripts");
    Workshop workshop = new Workshop(project, folder, Durations.ofRealLife());
    COMPARED.forEach(kind -> compare(workshop, Kinds.named(kind), refreshes));
    Workshop quick = new Workshop(project, folder, Durations.ofSweeps());
    int cores = Runtime.getRuntime().availableProcessors();
    Report report =
        new Sweep(quick, cores).run(new RandomFaults(quick).of(Kinds.all(), 1, 20 * refreshes));
    System.out.printf("%.0f runs a second on %d cores%n", report.speed(), cores);
  }

  private static void compare(Workshop workshop, Scenario kind, int refreshes) {
    List<Measures> ours = new ArrayList<>();
    List<Measures> published = new ArrayList<>();
    List<Measures> ideal = new ArrayList<>();
    for (int seed = 1; seed <= refreshes; seed++) {
      ours.add(workshop.run(kind, seed, Schedule.NONE).measures());
      published.add(workshop.published(kind, seed));
      ideal.add(workshop.ideal(kind, seed));
    }
    System.out.println(kind.name());
    tell("ours", ours);
    tell("published", published);
    double least = mean(ideal, it -> it.unavailable().toSeconds() / 60.0);
    System.out.printf("  no reaction time at all: unavailable %.1f min%n", least);
  }

  private static void tell(String machine, List<Measures> measures) {
    double own = mean(measures, it -> it.own().toSeconds() / 60.0);
    double took = mean(measures, it -> it.duration().toSeconds() / 60.0);
    System.out.printf(
        "  %-10s %.1f min, unavailable %.1f min, then undone %.1f min, %.0f transitions, %.1f %%"
            + " over, $%.4f and functions $%.4f%n",
        machine,
        took,
        mean(measures, it -> it.unavailable().toSeconds() / 60.0),
        mean(measures, it -> it.undone().toSeconds() / 60.0),
        mean(measures, Measures::transitions),
        100 * (took - own) / own,
        mean(measures, Prices::transitions),
        mean(measures, Prices::functions));
  }

  private static double mean(List<Measures> measures, ToDoubleFunction<Measures> of) {
    return measures.stream().mapToDouble(of).average().orElse(0);
  }
}
