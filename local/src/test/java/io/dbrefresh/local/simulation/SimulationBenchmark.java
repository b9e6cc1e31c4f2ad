package io.dbrefresh.local.simulation;

import io.dbrefresh.local.lambda.LocalFunctions;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Kinds;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.kind.ScriptFiles;
import io.dbrefresh.local.simulation.world.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Simulated runs a second, in one thread. */
final class SimulationBenchmark {
  private SimulationBenchmark() {}

  /** Arguments: the kind, and how many runs a round. */
  public static void main(String[] arguments) throws IOException {
    Scenario kind = Kinds.named(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("scripts");
    Simulation simulation =
        new Simulation(
            kind,
            Durations.ofSweeps(),
            LocalFunctions.described(Path.of("cloudformation", "compute.yaml")),
            ScriptFiles.in(folder, kind));
    for (int round = 0; round < 5; round++) {
      long began = System.nanoTime();
      for (int run = 0; run < runs; run++) {
        simulation.run(run, Schedule.NONE);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf("%.0f runs a second%n", runs / seconds);
    }
  }
}
