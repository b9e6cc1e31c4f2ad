package io.dbrefresh.lambdas.global;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.statemachine.global.GlobalMember;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Lag;
import io.dbrefresh.statemachine.global.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operation says that it lost. */
class DataLossTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static GlobalPlan plan(Operation operation, GlobalMember from, Optional<Lag> lag) {
    return new GlobalPlan(
        "run",
        1,
        Sides.order(operation, Sides.EAST, true),
        from,
        Sides.EAST,
        lag,
        true,
        Optional.empty(),
        new GlobalPlan.Former(false),
        List.of());
  }

  private static Optional<Lag> behind() {
    return Optional.of(new Lag(400, NOON, NOON.plusSeconds(1), "east:5432"));
  }

  @Test
  void a_failover_loses_at_most_what_was_behind_and_what_came_since() {
    DataLoss loss =
        DataLoss.of(plan(Operation.FAILOVER, Sides.WEST, behind()), NOON.plusSeconds(3));

    assertThat(loss.json().path("kind").asText()).isEqualTo("bounded");
    assertThat(loss.json().path("atMostSeconds").asDouble()).isEqualTo(3.4);
    assertThat(loss.sentence()).isEqualTo("at most the commits of 3.4 s are lost");
    assertThat(loss.said()).contains("east:5432", "0.4 s behind");
  }

  @Test
  void what_nobody_has_measured_is_not_known() {
    DataLoss loss = DataLoss.of(plan(Operation.DETACH, Sides.WEST, Optional.empty()), NOON);

    assertThat(loss.kind()).isEqualTo("unknown");
    assertThat(loss.json().has("atMostSeconds")).isFalse();
  }

  @Test
  void a_switchover_and_what_changes_nothing_lose_nothing() {
    assertThat(DataLoss.of(plan(Operation.SWITCHOVER, Sides.WEST, behind()), NOON).kind())
        .isEqualTo("none");
    assertThat(DataLoss.of(plan(Operation.FAILOVER, Sides.EAST, behind()), NOON).said())
        .isEqualTo("no roles were changed");
  }
}
