package io.dbrefresh.launcher.region;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.simulation.Measures;
import io.dbrefresh.local.simulation.Outcome;
import io.dbrefresh.local.simulation.Prices;
import io.dbrefresh.local.simulation.StepTime;
import io.dbrefresh.local.simulation.Storyteller;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.sweep.Finding;
import io.dbrefresh.local.simulation.sweep.RandomFaults;
import io.dbrefresh.local.simulation.sweep.Report;
import io.dbrefresh.local.simulation.sweep.SingleFaults;
import io.dbrefresh.local.simulation.sweep.Sweep;
import io.dbrefresh.local.simulation.sweep.Trial;
import io.dbrefresh.local.simulation.sweep.Workshop;
import io.dbrefresh.local.simulation.world.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Plays refresh files on the model: no account, no server, no data. */
public final class Simulator {
  private final Path project;

  /** {@code project} is the folder of {@code cloudformation/}. */
  public Simulator(Path project) {
    this.project = project;
  }

  /** The refresh when nothing goes wrong and everything takes as long as it usually does. */
  public SimulatedRefresh smooth(String name, ObjectNode input) {
    Scenario scenario = Scenario.of(name, input);
    return in(
        Durations.ofRealLife().settled(),
        workshop -> {
          Outcome outcome = workshop.run(scenario, 1, Schedule.NONE);
          return shown(outcome, workshop.published(scenario, 1));
        });
  }

  /** The refresh with one fault at each of its calls. */
  public SimulatedFaults single(String name, ObjectNode input, long seed) {
    Scenario scenario = Scenario.of(name, input);
    return in(
        Durations.ofSweeps(),
        workshop ->
            swept(workshop, new SingleFaults(workshop, seed, true).of(List.of(scenario)), seed));
  }

  /** The refresh that many times with up to five random faults. */
  public SimulatedFaults random(String name, ObjectNode input, long seed, int runs) {
    Scenario scenario = Scenario.of(name, input);
    return in(
        Durations.ofSweeps(),
        workshop ->
            swept(workshop, new RandomFaults(workshop).of(List.of(scenario), seed, runs), seed));
  }

  private static SimulatedFaults swept(Workshop workshop, List<Trial> trials, long seed) {
    int cores = Runtime.getRuntime().availableProcessors();
    Report report = new Sweep(workshop, cores).run(trials);
    return new SimulatedFaults(
        report.runs(),
        seed,
        report.calls(),
        report.findings().stream().map(Simulator::shown).toList(),
        report.violations(),
        report.speed());
  }

  private static SimulatedFaults.Violation shown(Finding finding) {
    return new SimulatedFaults.Violation(
        finding.violation().number(),
        finding.violation().sentence(),
        finding.violation().found(),
        finding.trial().seed(),
        finding.trial().schedule().toString(),
        Storyteller.tell(finding.outcome()));
  }

  private static SimulatedRefresh shown(Outcome outcome, Measures published) {
    Measures measures = outcome.measures();
    List<SimulatedRefresh.Step> steps =
        StepTime.of(outcome).stream()
            .map(step -> new SimulatedRefresh.Step(step.step(), step.after(), step.took()))
            .toList();
    return new SimulatedRefresh(
        outcome.status(),
        outcome.error(),
        steps,
        measures.duration(),
        measures.unavailable(),
        measures.own(),
        measures.transitions(),
        Prices.transitions(measures),
        measures.functions(),
        Prices.functions(measures),
        new SimulatedRefresh.Published(
            published.duration(),
            published.unavailable(),
            published.undone(),
            published.own(),
            published.transitions()));
  }

  private <T> T in(Durations durations, Function<Workshop, T> work) {
    try {
      Path folder = Files.createTempDirectory("dbrefresh-simulation");
      try {
        return work.apply(new Workshop(project, folder, durations));
      } finally {
        remove(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
