package io.dbrefresh.lambdas.global;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.statemachine.global.GlobalOrder;
import io.dbrefresh.statemachine.global.Lag;
import io.dbrefresh.statemachine.global.Operation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;

/** What is found before a region takes over or is detached, all of it at once. */
class ChangePreflightTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Lag BEHIND = new Lag(400, NOON, NOON.plusSeconds(1), "east:5432");

  private final GlobalFindings findings = new GlobalFindings();

  private GlobalFindings look(GlobalOrder order, GlobalView view, Optional<Lag> lag) {
    new ChangePreflight(order, view, findings).look(lag, "east:5432: connect timed out");
    return findings;
  }

  private static GlobalOrder switchover(Long... rpo) {
    return Sides.order(Operation.SWITCHOVER, Sides.EAST, false, rpo);
  }

  private static GlobalOrder failover(boolean loss, Long... rpo) {
    return Sides.order(Operation.FAILOVER, Sides.EAST, loss, rpo);
  }

  private static GlobalView healthy() {
    return Sides.view(Sides.side(Sides.WEST, true), Sides.side(Sides.EAST, false));
  }

  @Test
  void healthy_sides_are_switched_over() {
    look(switchover(1L), healthy(), Optional.of(BEHIND));

    assertThat(findings.problems()).isEmpty();
    assertThat(findings.notes()).isEmpty();
  }

  @Test
  void everything_that_is_wrong_with_the_side_that_takes_over_is_said_at_once() {
    Side east =
        Sides.with(
            Sides.with(
                Sides.side(Sides.EAST, false),
                it ->
                    it.status("modifying")
                        .engineVersion("16.4")
                        .storageEncrypted(false)
                        .pendingModifiedValues(
                            ClusterPendingModifiedValues.builder().engineVersion("16.6").build())),
            Sides.instance("aurora-pg-east-1", "db.r6g.large").toBuilder()
                .dbInstanceStatus("rebooting")
                .build());
    Side west =
        Sides.with(
            Sides.side(Sides.WEST, true),
            Sides.instance("aurora-pg-west-1", "db.r6g.4xlarge"),
            Sides.instance("aurora-pg-west-2", "db.r6g.4xlarge"));

    look(switchover(0L), Sides.view("modifying", west, east), Optional.of(BEHIND));

    assertThat(findings.problems())
        .containsExactly(
            "to: aurora-pg-east in us-east-1 is modifying, and has to be available",
            "to: instance aurora-pg-east-1 of aurora-pg-east in us-east-1 is rebooting, and has to"
                + " be available",
            "to: cluster aurora-pg-east in us-east-1 waits for modifications",
            "to: aurora-pg-east in us-east-1 is aurora-postgresql 16.4 and aurora-pg-west in"
                + " us-west-2 is 16.6; they have to be of one version",
            "to: aurora-pg-east in us-east-1 is not encrypted, and aurora-pg-west in us-west-2 is",
            "smallerInstances: aurora-pg-east in us-east-1 has 1 instances, and aurora-pg-west in"
                + " us-west-2 has 2",
            "smallerInstances: the largest instance of aurora-pg-east in us-east-1 is db.r6g.large,"
                + " and of aurora-pg-west in us-west-2 db.r6g.4xlarge",
            "globalCluster: aurora-pg-global is modifying, and has to be available",
            "rpoSeconds: aurora-pg-east in us-east-1 is 0.4 s behind (as of 2026-01-01T12:00:00Z),"
                + " and 0 s are accepted");
  }

  @Test
  void a_region_without_a_member_is_refused_with_those_that_have_one() {
    GlobalOrder order =
        Sides.order(Operation.SWITCHOVER, Sides.EAST.beside("eu-west-1", "none"), false);

    look(order, healthy(), Optional.empty());

    assertThat(findings.problems())
        .containsExactly(
            "to: aurora-pg-global has no cluster in eu-west-1; it has aurora-pg-west in us-west-2"
                + " (writer), aurora-pg-east in us-east-1 (secondary)");
  }

  @Test
  void a_switchover_from_a_region_that_is_gone_is_refused_with_the_way_out() {
    GlobalView view =
        Sides.view(Sides.unreachable(Sides.WEST, true), Sides.side(Sides.EAST, false));

    look(switchover(), view, Optional.of(BEHIND));

    assertThat(findings.problems())
        .singleElement()
        .asString()
        .startsWith("operation: aurora-pg-west in us-west-2, which writes, cannot be reached")
        .endsWith("dbrefresh global failover aurora-pg-global --to us-east-1 --allow-data-loss");
  }

  @Test
  void a_failover_from_a_region_that_is_gone_goes_on_where_data_loss_is_allowed() {
    GlobalView view =
        Sides.view(Sides.unreachable(Sides.WEST, true), Sides.side(Sides.EAST, false));

    look(failover(true), view, Optional.of(BEHIND));

    assertThat(findings.problems()).isEmpty();
  }

  @Test
  void a_failover_that_could_lose_something_has_to_be_allowed_to() {
    GlobalView view =
        Sides.view(Sides.unreachable(Sides.WEST, true), Sides.side(Sides.EAST, false));

    look(failover(false), view, Optional.of(BEHIND));

    assertThat(findings.problems())
        .containsExactly(
            "allowDataLoss: aurora-pg-west in us-west-2, which writes, is unreachable, and what has"
                + " not arrived in us-east-1 would be lost; it was 0.4 s behind at"
                + " 2026-01-01T12:00:00Z. Allow it with --allow-data-loss");
  }

  @Test
  void a_failover_that_loses_nothing_needs_no_permission() {
    look(failover(false), healthy(), Optional.of(BEHIND));

    assertThat(findings.problems()).isEmpty();
  }

  @Test
  void a_failover_from_a_healthy_writer_is_noted() {
    look(failover(true), healthy(), Optional.of(BEHIND));

    assertThat(findings.problems()).isEmpty();
    assertThat(findings.notes())
        .containsExactly("aurora-pg-west in us-west-2 answers: a switchover would lose nothing");
  }

  @Test
  void a_limit_that_nobody_can_vouch_for_is_refused() {
    GlobalView view =
        Sides.view(Sides.unreachable(Sides.WEST, true), Sides.side(Sides.EAST, false));

    look(failover(true, 5L), view, Optional.empty());

    assertThat(findings.problems())
        .containsExactly(
            "rpoSeconds: nobody can say how far aurora-pg-east in us-east-1 is behind (east:5432:"
                + " connect timed out); leave the limit out, or wait");
  }

  @Test
  void a_detach_is_allowed_by_name_and_says_that_two_will_write() {
    look(Sides.order(Operation.DETACH, Sides.EAST, false), healthy(), Optional.of(BEHIND));

    assertThat(findings.problems())
        .singleElement()
        .asString()
        .startsWith("allowDataLoss: a detach ends the replication");
    assertThat(findings.notes())
        .containsExactly(
            "aurora-pg-west in us-west-2 answers, and writes too after this; stop its"
                + " applications");
  }

  @Test
  void the_writer_is_not_detached() {
    look(Sides.order(Operation.DETACH, Sides.WEST, true), healthy(), Optional.empty());

    assertThat(findings.problems())
        .singleElement()
        .asString()
        .startsWith("to: aurora-pg-west in us-west-2 writes; a detach takes a secondary out");
  }

  @Test
  void where_the_writer_is_already_nothing_is_refused() {
    look(
        Sides.order(Operation.SWITCHOVER, Sides.WEST, false),
        Sides.view(Sides.side(Sides.WEST, true), Sides.unreachable(Sides.EAST, false)),
        Optional.empty());

    assertThat(findings.problems()).isEmpty();
  }

  @Test
  void smaller_instances_are_noted_where_that_is_asked_for() {
    Side east =
        Sides.with(
            Sides.side(Sides.EAST, false), Sides.instance("aurora-pg-east-1", "db.r6g.large"));
    GlobalOrder order = switchover();
    GlobalOrder warned =
        new GlobalOrder(
            order.operation(),
            order.globalCluster(),
            order.to(),
            order.from(),
            order.rpoSeconds(),
            false,
            false,
            false,
            false,
            order.secret(),
            order.launchedBy());

    look(warned, Sides.view(Sides.side(Sides.WEST, true), east), Optional.of(BEHIND));

    assertThat(findings.problems()).isEmpty();
    assertThat(findings.notes()).hasSize(1);
  }
}
