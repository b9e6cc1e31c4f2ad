package io.dbrefresh.lambdas.global;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Operation;
import io.dbrefresh.statemachine.global.Secondary;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/** How the world is said to stand after a run that did not come to its end. */
class AftermathTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final DescribedRds east = new DescribedRds();
  private final DescribedRds west = new DescribedRds();
  private final Regional rds =
      new Regional(region -> region.id().equals("us-east-1") ? east : west);

  private static GlobalPlan plan(Operation operation, Optional<Secondary> secondary) {
    return Sides.plan(operation, true, secondary);
  }

  private static GlobalCluster global(String status) {
    return GlobalCluster.builder()
        .globalClusterIdentifier("aurora-pg-global")
        .status(status)
        .globalClusterMembers(Sides.member(Sides.WEST, true))
        .build();
  }

  @Test
  void an_old_side_that_is_still_there_is_protected_again() {
    west.global = Optional.of(global("available"));
    west.cluster = Optional.of(Sides.cluster(Sides.WEST));
    Secondary old = Blueprint.of(Sides.side(Sides.EAST, false));
    east.cluster =
        Optional.of(Sides.cluster(Sides.EAST).toBuilder().deletionProtection(false).build());
    Aftermath aftermath = new Aftermath(rds, plan(Operation.REJOIN, Optional.of(old)), "us-west-2");

    assertThat(aftermath.going(NOON, NOON)).isEmpty();
    assertThat(aftermath.left())
        .containsExactly(
            "aurora-pg-global is available, with aurora-pg-west in us-west-2 (writer)",
            "the old aurora-pg-east in us-east-1 is there, available",
            "aurora-pg-east in us-east-1 is protected from deletion again",
            "dbrefresh global rejoin aurora-pg-global goes on from here");
    assertThat(east.modified)
        .singleElement()
        .satisfies(it -> assertThat(it.deletionProtection()).isTrue());
  }

  @Test
  void another_cluster_of_the_same_name_is_left_alone() {
    west.global = Optional.of(global("available"));
    west.cluster = Optional.of(Sides.cluster(Sides.WEST));
    Secondary old = Blueprint.of(Sides.side(Sides.EAST, false));
    east.cluster =
        Optional.of(
            Sides.cluster(Sides.EAST).toBuilder()
                .deletionProtection(false)
                .dbClusterResourceId("cluster-new")
                .build());
    Aftermath aftermath = new Aftermath(rds, plan(Operation.REJOIN, Optional.of(old)), "us-west-2");

    aftermath.going(NOON, NOON);
    aftermath.left();

    assertThat(east.modified).isEmpty();
  }

  @Test
  void a_change_of_roles_that_goes_on_is_waited_for_half_an_hour() {
    west.global = Optional.of(global("switching-over"));
    west.cluster = Optional.of(Sides.cluster(Sides.WEST));
    Aftermath aftermath =
        new Aftermath(rds, plan(Operation.SWITCHOVER, Optional.empty()), "us-west-2");

    assertThat(aftermath.going(NOON, NOON)).hasValue("aurora-pg-global is switching-over");
    assertThat(aftermath.going(NOON, NOON.plusSeconds(1801))).isEmpty();
  }

  @Test
  void regions_that_do_not_answer_are_given_up_after_two_minutes() {
    east.cutOff = true;
    west.cutOff = true;
    Aftermath aftermath =
        new Aftermath(rds, plan(Operation.FAILOVER, Optional.empty()), "us-west-2");

    assertThat(aftermath.going(NOON, NOON)).isPresent();
    assertThat(aftermath.going(NOON, NOON.plusSeconds(121))).isEmpty();
    assertThat(aftermath.left()).containsExactly("no region answers: connect timed out");
  }

  @Test
  void a_region_that_is_cut_off_does_not_hide_the_others() {
    east.cutOff = true;
    west.global = Optional.of(global("available"));
    west.cluster = Optional.of(Sides.cluster(Sides.WEST));
    Aftermath aftermath =
        new Aftermath(rds, plan(Operation.FAILOVER, Optional.empty()), "us-east-1");

    assertThat(aftermath.going(NOON, NOON)).isEmpty();
    assertThat(aftermath.left())
        .containsExactly(
            "aurora-pg-global is available, with aurora-pg-west in us-west-2 (writer)");
  }
}
