package io.dbrefresh.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.sweep.Report;
import io.dbrefresh.local.simulation.sweep.SingleFaults;
import io.dbrefresh.local.simulation.sweep.Sweep;
import io.dbrefresh.local.simulation.sweep.Workshop;
import io.dbrefresh.local.simulation.world.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step {@code roles} in the simulator, which has the same handlers and no server. */
class RolesInTheModelTest {
  @TempDir Path folder;

  private static Scenario scenario() throws IOException {
    Path file = Path.of("..", "refresh-configs", "us-east-1", "db-app2-auposinstq.json");
    return Scenario.of("roles", (ObjectNode) new JsonMapper().readTree(file.toFile()));
  }

  @Test
  void a_refresh_with_roles_completes_and_keeps_the_invariants_with_a_fault_at_each_call()
      throws IOException {
    Workshop workshop = new Workshop(Path.of(".."), folder, Durations.ofSweeps());

    assertThat(workshop.run(scenario(), 1, Schedule.NONE).status()).isEqualTo("SUCCEEDED");

    Report report =
        new Sweep(workshop, 2).run(new SingleFaults(workshop, 1, false).of(List.of(scenario())));
    assertThat(report.findings()).isEmpty();
    assertThat(report.runs()).isGreaterThan(50);
  }
}
