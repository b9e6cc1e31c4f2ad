package io.dbrefresh.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.kind.Kinds;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.sweep.Workshop;
import io.dbrefresh.local.simulation.world.Durations;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As many scripts as a refresh takes, with names as long as it takes, each named in the file: what
 * the machine carries along stays below the 256 KiB that Step Functions takes, in every state,
 * input, output and variable, also when the run fails behind them.
 */
class ManyScriptsTest {
  private static final int MOST = 1000;
  private static final int LONGEST_NAME = 40;

  @TempDir Path folder;

  private static Scenario scenario() {
    Scenario few = Kinds.named("rds-latestpoint-existing-scripts");
    ObjectNode file = few.input().deepCopy();
    String keys =
        IntStream.rangeClosed(1, MOST)
            .mapToObj(number -> "%04d-".formatted(number) + "x".repeat(LONGEST_NAME - 9) + ".sql")
            .collect(Collectors.joining(","));
    ((ObjectNode) file.path("runscripts")).put("keys", keys);
    return Scenario.of("many", file, few.before());
  }

  @Test
  void a_thousand_scripts_are_recorded_when_they_succeed_and_when_the_run_fails_behind_them() {
    Workshop workshop = new Workshop(Path.of(".."), folder, Durations.ofSweeps());
    Scenario many = scenario();

    Outcome success = workshop.run(many, 1, Schedule.NONE);

    assertThat(success.status()).as(Storyteller.tell(success)).isEqualTo("SUCCEEDED");
    int retire =
        success.calls().stream()
            .filter(call -> call.actor().step().equals("retire"))
            .filter(call -> call.name().startsWith("rds:Modify"))
            .findFirst()
            .orElseThrow()
            .number();

    Outcome failure = workshop.run(many, 1, Schedule.of(retire, Fault.DENIED_FOR_EVER));

    assertThat(failure.status()).isEqualTo("FAILED");
    assertThat(failure.error()).doesNotContain("maximum number of bytes");
    assertThat(failure.violation()).as(Storyteller.tell(failure)).isEmpty();
  }
}
