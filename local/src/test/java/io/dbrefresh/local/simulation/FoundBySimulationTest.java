package io.dbrefresh.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.fault.Schedule;
import io.dbrefresh.local.simulation.fault.Schedule.Strike;
import io.dbrefresh.local.simulation.kind.Kinds;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.sweep.Workshop;
import io.dbrefresh.local.simulation.world.Durations;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules that broke an invariant once. */
class FoundBySimulationTest {
  private static final long SEED = 1;

  @TempDir Path folder;
  private Workshop workshop = new Workshop(List.of(), Path.of("."), Durations.ofSweeps());

  @BeforeEach
  void take_the_project_s_functions() {
    workshop = new Workshop(Path.of(".."), folder, Durations.ofSweeps());
  }

  private int call(Scenario kind, Schedule schedule, Predicate<Call> which) {
    return workshop.run(kind, SEED, schedule).calls().stream()
        .filter(which)
        .findFirst()
        .map(Call::number)
        .orElseThrow();
  }

  private Outcome passes(Scenario kind, List<Strike> strikes) {
    Outcome outcome = workshop.run(kind, SEED, new Schedule(strikes));
    assertThat(outcome.violation()).as(Storyteller.tell(outcome)).isEmpty();
    return outcome;
  }

  @Test
  void a_recovery_whose_process_exits_is_called_again() {
    Scenario kind = Kinds.named("rds-latestpoint-existing-scripts");
    int change =
        call(
            kind,
            Schedule.NONE,
            it ->
                it.actor().step().equals("change-master-pwd")
                    && it.name().startsWith("rds:Modify"));
    Strike denied = new Strike(change, Fault.DENIED_FOR_EVER);
    int recovering =
        call(
            kind,
            new Schedule(List.of(denied)),
            it -> it.actor().step().equals("recover") && it.kind() == Call.Kind.WRITE);

    Outcome outcome = passes(kind, List.of(denied, new Strike(recovering, Fault.CRASHED)));

    assertThat(outcome.status()).isEqualTo("FAILED");
    assertThat(outcome.runs().get(1).status()).isEqualTo("SUCCEEDED");
  }

  @Test
  void an_old_cluster_that_has_lost_its_instances_is_replaced_by_the_next_launch() {
    Scenario kind = Kinds.named("aurora-fastcloning-existing-replicas-scripts");
    int restoring = call(kind, Schedule.NONE, it -> it.name().equals("state:perform-restore"));

    passes(kind, List.of(new Strike(restoring, Fault.OLD_DELETED)));
  }

  @Test
  void instances_are_renamed_while_their_cluster_is() {
    Outcome outcome =
        passes(Kinds.named("aurora-latestpoint-existing-replicas-scripts"), List.of());

    assertThat(outcome.status()).isEqualTo("SUCCEEDED");
  }

  @Test
  void a_run_that_is_stopped_before_it_holds_the_lock_is_recorded_and_told() {
    passes(Kinds.named("rds-latestpoint-existing-scripts"), List.of(new Strike(1, Fault.STOPPED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "perform-restore",
        "change-master-pwd",
        "retire",
        "rename-cluster",
        "rename-database"
      })
  void a_function_that_waits_when_its_execution_is_stopped_changes_nothing_more(String step) {
    Scenario kind = Kinds.named("aurora-fastcloning-existing-scripts");
    int pause = call(kind, Schedule.NONE, it -> it.name().equals("pause:" + step));

    Outcome outcome = passes(kind, List.of(new Strike(pause, Fault.STOPPED)));

    assertThat(outcome.runs().get(0).status()).isEqualTo("ABORTED");
    assertThat(outcome.calls())
        .filteredOn(it -> it.actor().step().equals(step) && it.number() > pause)
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rds-latestpoint-existing-scripts",
        "aurora-fastcloning-existing-replicas-scripts"
      })
  void the_complete_new_database_stays_when_the_old_one_breaks_aside(String name) {
    Scenario kind = Kinds.named(name);
    List<Integer> moments =
        workshop.run(kind, SEED, Schedule.NONE).calls().stream()
            .filter(it -> it.kind() == Call.Kind.STATE)
            .filter(it -> it.name().matches(".*(rename|retire|delete-old).*"))
            .map(Call::number)
            .toList();
    assertThat(moments).hasSizeGreaterThan(4);

    for (int at = 1; at < moments.size(); at++) {
      Strike broken = new Strike(moments.get(at - 1), Fault.OLD_BROKEN);
      passes(kind, List.of(broken));
      passes(kind, List.of(broken, new Strike(moments.get(at), Fault.STOPPED)));
    }
  }

  @Test
  void a_recovery_that_somebody_stops_is_followed_by_another() {
    Scenario kind = Kinds.named("rds-latestpoint-existing-scripts");
    Strike stopped =
        new Strike(
            call(kind, Schedule.NONE, it -> it.name().equals("pause:rename-database")),
            Fault.STOPPED);
    int recovering =
        call(kind, new Schedule(List.of(stopped)), it -> it.name().equals("pause:recover"));

    Outcome outcome = passes(kind, List.of(stopped, new Strike(recovering, Fault.STOPPED)));

    assertThat(outcome.runs()).anyMatch(run -> run.recovers() && run.status().equals("SUCCEEDED"));
  }

  @Test
  void a_recovery_that_may_not_write_the_lock_still_recovers_and_tells() {
    Scenario kind = Kinds.named("rds-fromsnapshot-stopped-replicas-scripts");
    Strike stopped =
        new Strike(
            call(kind, Schedule.NONE, it -> it.name().equals("state:delete-replicas")),
            Fault.STOPPED);
    int lock =
        call(
            kind,
            new Schedule(List.of(stopped)),
            it -> it.actor().step().equals("recover") && it.name().equals("dynamodb:PutItem"));

    passes(kind, List.of(stopped, new Strike(lock, Fault.DENIED_FOR_EVER)));
  }
}
