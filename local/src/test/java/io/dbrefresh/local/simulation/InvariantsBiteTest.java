package io.dbrefresh.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.lambda.FunctionDefinition;
import io.dbrefresh.local.lambda.LocalFunctions;
import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.invariant.Violation;
import io.dbrefresh.local.simulation.kind.Kinds;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.sweep.Workshop;
import io.dbrefresh.local.simulation.world.Durations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task with the defect that an invariant is there for breaks that invariant. */
class InvariantsBiteTest {
  private static final Scenario KIND = Kinds.named("rds-latestpoint-existing-scripts");
  private static final List<FunctionDefinition> FUNCTIONS =
      LocalFunctions.described(Path.of("..", "cloudformation", "compute.yaml"));

  @TempDir Path folder;

  @ParameterizedTest(name = "invariant {0}: {1} {2}")
  @CsvSource({
    "1, FixTags, TagsTheSource, ''",
    "2, FixTags, ChangesABystander, ''",
    "3, RunScripts, DoesNothing, ''",
    "4, Retire, DeletesTheOld, ''",
    "5, Recover, DoesNothing, rename-database",
    "6, PerformRestore, GivesTheLockAway, ''",
    "7, UpdateDynamodb, DoesNothing, ''",
    "8, ChangeMasterPwd, TellsThePassword, ''",
    "9, FixTags, AlwaysFails, ''",
    "10, Recover, DoesNothing, change-master-pwd"
  })
  void a_broken_task_is_caught(int invariant, String step, String defect, String failing) {
    Workshop workshop = new Workshop(with(step, defect), folder, Durations.ofSweeps());
    Schedule schedule = failing.isEmpty() ? Schedule.NONE : denial(workshop, failing);

    Outcome outcome = workshop.run(KIND, 1, schedule);

    assertThat(outcome.violation()).map(Violation::number).contains(invariant);
    assertThat(Storyteller.tell(outcome)).contains("BROKEN         invariant " + invariant + " (");
  }

  /** RDS denies the change that {@code step} asks for. */
  private static Schedule denial(Workshop workshop, String step) {
    Call change =
        workshop.run(KIND, 1, Schedule.NONE).calls().stream()
            .filter(call -> call.actor().step().equals(step))
            .filter(call -> call.name().startsWith("rds:Modify"))
            .findFirst()
            .orElseThrow();
    return Schedule.of(change.number(), Fault.DENIED_FOR_EVER);
  }

  private static List<FunctionDefinition> with(String step, String defect) {
    String handler = BrokenTasks.class.getName() + "$" + defect;
    return FUNCTIONS.stream()
        .map(
            function ->
                function.name().equals(step + "Function")
                    ? new FunctionDefinition(
                        function.name(), handler, function.timeout(), function.memorySize())
                    : function)
        .toList();
  }
}
