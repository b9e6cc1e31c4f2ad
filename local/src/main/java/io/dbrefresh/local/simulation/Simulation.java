package io.dbrefresh.local.simulation;

import io.dbrefresh.local.lambda.FunctionDefinition;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.invariant.RunStory;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.sql.SimulatedDriver;
import io.dbrefresh.local.simulation.world.Durations;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Runs one refresh on the model, in this thread: until nothing moves any more, and after a failure
 * once more without faults. The same scenario, seed and schedule give the same run.
 *
 * @param functions the functions of the templates
 * @param s3 holds the scripts of the model, see {@code ScriptFiles}
 */
public record Simulation(
    Scenario scenario, Durations durations, List<FunctionDefinition> functions, S3Client s3) {

  /** Runs it. */
  public Outcome run(long seed, Schedule schedule) {
    Stage stage = new Stage(this, seed, schedule);
    SimulatedDriver.enter(stage.sql());
    try {
      stage.build();
      stage.launch("refresh");
      Measures measures = stage.measures();
      boolean failed = stage.runs().stream().anyMatch(run -> !run.status().equals("SUCCEEDED"));
      boolean untouchable = stage.hasMet(Fault.OLD_UNTAGGED);
      if (failed && !untouchable && !stage.isBroken()) {
        stage.calm();
        stage.launch("again");
      }
      return outcome(stage, seed, schedule, measures);
    } finally {
      stage.close();
      SimulatedDriver.leave();
    }
  }

  /** Has the published machine do the same refresh with the same durations. */
  public Measures published(long seed) {
    return measured(seed, Stage::published);
  }

  /** Has a swap without reaction times happen; only its unavailability means something. */
  public Measures ideal(long seed) {
    return measured(seed, Stage::ideal);
  }

  private Measures measured(long seed, Function<Stage, Measures> machine) {
    Stage stage = new Stage(this, seed, Schedule.NONE);
    SimulatedDriver.enter(stage.sql());
    try {
      stage.build();
      return machine.apply(stage);
    } finally {
      stage.close();
      SimulatedDriver.leave();
    }
  }

  private Outcome outcome(Stage stage, long seed, Schedule schedule, Measures measures) {
    List<RunStory> runs = stage.runs();
    return new Outcome(
        scenario,
        seed,
        schedule,
        stage.calls(),
        stage.situations(),
        stage.moments(),
        runs,
        stage.violation(),
        measures);
  }
}
