package io.dbrefresh.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.lambda.LocalFunctions;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Kinds;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.kind.ScriptFiles;
import io.dbrefresh.local.simulation.world.Durations;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of refresh completes on the model when nothing goes wrong. */
class SimulationTest {
  @TempDir static Path folder;

  static Stream<Scenario> kinds() {
    return Kinds.all().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void completes_with_all_invariants(Scenario kind) {
    Simulation simulation =
        new Simulation(
            kind,
            Durations.ofSweeps(),
            LocalFunctions.described(Path.of("..", "cloudformation", "compute.yaml")),
            ScriptFiles.in(folder, kind));

    Outcome outcome = simulation.run(1, Schedule.NONE);

    assertThat(outcome.violation()).isEmpty();
    assertThat(outcome.status()).isEqualTo("SUCCEEDED");
  }
}
