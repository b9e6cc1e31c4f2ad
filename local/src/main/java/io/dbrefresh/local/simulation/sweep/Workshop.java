package io.dbrefresh.local.simulation.sweep;

import io.dbrefresh.local.lambda.FunctionDefinition;
import io.dbrefresh.local.lambda.LocalFunctions;
import io.dbrefresh.local.simulation.Measures;
import io.dbrefresh.local.simulation.Outcome;
import io.dbrefresh.local.simulation.Simulation;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.kind.ScriptFiles;
import io.dbrefresh.local.simulation.world.Durations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.s3.S3Client;

/** What simulations of many refreshes share. Safe for use by several threads. */
public final class Workshop {
  private final List<FunctionDefinition> functions;
  private final Path folder;
  private final Durations durations;
  private final Map<String, S3Client> buckets = new ConcurrentHashMap<>();

  /**
   * The functions of a project.
   *
   * @param project the folder of {@code cloudformation/}
   * @param folder for the scripts of the model
   */
  public Workshop(Path project, Path folder, Durations durations) {
    this(
        LocalFunctions.described(project.resolve("cloudformation").resolve("compute.yaml")),
        folder,
        durations);
  }

  /** Other functions. */
  public Workshop(List<FunctionDefinition> functions, Path folder, Durations durations) {
    this.functions = List.copyOf(functions);
    this.folder = folder;
    this.durations = durations;
  }

  /** Runs one refresh. */
  public Outcome run(Trial trial) {
    return run(trial.scenario(), trial.seed(), trial.schedule());
  }

  /** Runs one refresh. */
  public Outcome run(Scenario scenario, long seed, Schedule schedule) {
    return simulation(scenario).run(seed, schedule);
  }

  /** Has the published machine do the same refresh with the same durations. */
  public Measures published(Scenario scenario, long seed) {
    return simulation(scenario).published(seed);
  }

  /** What a swap without reaction times makes of the target's unavailability. */
  public Measures ideal(Scenario scenario, long seed) {
    return simulation(scenario).ideal(seed);
  }

  private Simulation simulation(Scenario scenario) {
    S3Client s3 =
        buckets.computeIfAbsent(
            scenario.name(), name -> ScriptFiles.in(folder.resolve(name), scenario));
    return new Simulation(scenario, durations, functions, s3);
  }
}
