package io.dbrefresh.lambdas.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.lambdas.Plans;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockTableTest {
  private final LockTable locks = new LockTable(new FakeTable(), "locks");

  private boolean acquire(String run) {
    return acquire(run, locks.read("mysqlinstd"));
  }

  private boolean acquire(String run, Lock seen) {
    return locks.acquire(seen, Plans.mysql(run, seen.fence() + 1), Plans.run(run), Plans.STARTED);
  }

  @Test
  void a_lock_that_nobody_has_held_is_free() {
    assertThat(locks.read("mysqlinstd").holder()).isEmpty();
    assertThat(acquire("one")).isTrue();
    assertThat(locks.held(Plans.mysql("one", 1)).orElseThrow().plan())
        .contains(Plans.mysql("one", 1));
  }

  @Test
  void of_two_runs_that_saw_it_free_one_gets_it() {
    Lock seen = locks.read("mysqlinstd");
    assertThat(acquire("one", seen)).isTrue();
    assertThat(acquire("two", seen)).isFalse();
    assertThat(locks.held(Plans.mysql("two", 1))).isEmpty();
  }

  @Test
  void a_run_whose_lock_was_taken_over_holds_none() {
    acquire("one");
    acquire("two");
    assertThat(locks.held(Plans.mysql("one", 1))).isEmpty();
    assertThat(locks.held(Plans.mysql("two", 2))).isPresent();
    assertThat(locks.release(Plans.mysql("one", 1))).isFalse();
    assertThat(locks.swapped(Plans.mysql("one", 1))).isFalse();
    assertThat(locks.held(Plans.mysql("two", 2)).orElseThrow().swapped()).isFalse();
  }

  @Test
  void the_same_run_with_an_older_fence_holds_none() {
    acquire("one");
    acquire("one");
    assertThat(locks.held(Plans.mysql("one", 1))).isEmpty();
  }

  @Test
  void a_released_lock_keeps_its_fence() {
    acquire("one");
    assertThat(locks.release(Plans.mysql("one", 1))).isTrue();
    assertThat(locks.read("mysqlinstd").holder()).isEmpty();
    acquire("two");
    assertThat(locks.read("mysqlinstd").fence()).isEqualTo(2);
  }

  @Test
  void remembers_what_a_recovery_needs() {
    RefreshPlan plan = Plans.mysql("one", 1);
    acquire("one");
    locks.members(plan, List.of("a", "b"));
    locks.scripts(plan, "{\"POST\":{}}");
    locks.swapped(plan);
    Lock.Holder holder = locks.ofOwner("one").orElseThrow().holder().orElseThrow();
    assertThat(holder.members()).containsExactly("a", "b");
    assertThat(holder.scripts()).isEqualTo("{\"POST\":{}}");
    assertThat(holder.swapped()).isTrue();
    assertThat(holder.acquiredAt()).isEqualTo("2026-01-31T02:00:00Z");
    assertThat(locks.ofOwner("two")).isEmpty();
  }

  @Test
  void a_step_that_is_still_at_work_while_its_run_is_recovered_holds_no_lock() {
    RefreshPlan plan = Plans.mysql("one", 1);
    acquire("one");

    assertThat(locks.recovering(plan)).isTrue();

    assertThat(locks.held(plan)).isEmpty();
    assertThat(locks.swapped(plan)).isFalse();
    assertThat(locks.release(plan)).isFalse();
    assertThat(locks.forRecovery().held(plan)).isPresent();
    assertThat(locks.forRecovery().swapped(plan)).isTrue();
    assertThat(locks.forRecovery().release(plan)).isTrue();
    assertThat(acquire("two")).isTrue();
    assertThat(locks.held(Plans.mysql("two", 2))).isPresent();
  }

  @Test
  void a_lock_that_was_read_before_its_run_was_recovered_is_not_taken_over() {
    acquire("one");
    Lock seen = locks.read("mysqlinstd");
    locks.recovering(Plans.mysql("one", 1));

    assertThat(acquire("two", seen)).isFalse();
    assertThat(acquire("two")).isTrue();
  }
}
