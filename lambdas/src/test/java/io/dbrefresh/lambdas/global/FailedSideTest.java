package io.dbrefresh.lambdas.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.global.GlobalMember;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Operation;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A cluster that does not become available by itself is not waited for. */
class FailedSideTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final WaitingClock CLOCK =
      WaitingClock.of(Clock.fixed(NOON, ZoneOffset.UTC), time -> {});

  private static final SecretsManagerClient NO_SECRETS =
      new SecretsManagerClient() {
        @Override
        public String serviceName() {
          return SERVICE_NAME;
        }

        @Override
        public void close() {}
      };

  private final DescribedRds east = new DescribedRds();
  private final DescribedRds west = new DescribedRds();
  private final Function<Region, RdsClient> rds =
      region -> region.id().equals("us-east-1") ? east : west;

  @BeforeEach
  void west_writes() {
    members(Sides.member(Sides.WEST, true), Sides.member(Sides.EAST, false));
    status(west, Sides.WEST, "available");
    status(east, Sides.EAST, "available");
  }

  private void members(GlobalClusterMember... members) {
    Optional<GlobalCluster> global =
        Optional.of(
            GlobalCluster.builder()
                .globalClusterIdentifier("aurora-pg-global")
                .status("available")
                .globalClusterMembers(members)
                .build());
    east.global = global;
    west.global = global;
  }

  private static void status(DescribedRds region, GlobalMember place, String status) {
    region.cluster =
        Optional.of(Sides.cluster(place).toBuilder().status(status).endpoint("e").build());
  }

  private static StepRequest request(Operation operation, boolean asked) {
    GlobalPlan plan = Sides.plan(operation, true, Optional.empty());
    ObjectNode input = StepJson.mapper().createObjectNode();
    input.set("plan", StepJson.mapper().valueToTree(plan));
    ObjectNode progress = StepJson.mapper().createObjectNode();
    return new StepRequest(
        "step",
        new Run("run", "arn:aws:states:us-east-1:1:execution:m:run", NOON),
        "locks",
        Optional.empty(),
        Optional.of(input),
        StepJson.mapper().createObjectNode(),
        Optional.empty(),
        NOON,
        asked ? progress.put("askedAt", NOON.toString()) : progress);
  }

  private static void isTerminal(
      Function<StepRequest, StepOutcome> task, StepRequest request, String... said) {
    assertThatThrownBy(() -> task.apply(request))
        .isInstanceOfSatisfying(
            StepFailedException.class,
            failed -> assertThat(failed.error()).isEqualTo(StepError.TERMINAL_STATUS))
        .hasMessageContainingAll(said);
  }

  @Test
  void a_detached_cluster_that_has_failed_ends_the_step_with_a_way_out() {
    members(Sides.member(Sides.WEST, true));
    status(east, Sides.EAST, "failed");

    isTerminal(
        new DetachCluster(rds, Sides.NO_LOCKS, CLOCK)::advance,
        request(Operation.DETACH, true),
        "aurora-pg-east in us-east-1 is failed, and does not leave that by itself",
        "dbrefresh global rejoin aurora-pg-global --to us-east-1 --from us-west-2"
            + " --allow-data-loss");
  }

  @Test
  void a_member_that_fails_while_it_is_taken_out_ends_the_step() {
    status(east, Sides.EAST, "failed");

    isTerminal(
        new DetachCluster(rds, Sides.NO_LOCKS, CLOCK)::advance,
        request(Operation.DETACH, true),
        "aurora-pg-east in us-east-1 is failed");
  }

  @Test
  void a_detached_cluster_that_is_being_promoted_is_waited_for() {
    members(Sides.member(Sides.WEST, true));
    status(east, Sides.EAST, "promoting");

    assertThat(
            new DetachCluster(rds, Sides.NO_LOCKS, CLOCK).advance(request(Operation.DETACH, true)))
        .isInstanceOf(StepOutcome.InProgress.class);
  }

  @Test
  void a_new_writer_that_has_failed_ends_the_step() {
    members(Sides.member(Sides.WEST, false), Sides.member(Sides.EAST, true));
    status(east, Sides.EAST, "failed");

    isTerminal(
        new SwitchGlobal(rds, Sides.NO_LOCKS, CLOCK)::advance,
        request(Operation.FAILOVER, true),
        "aurora-pg-east in us-east-1 is failed",
        "It is the writer by now");
    isTerminal(
        new ProbeWriter(rds, NO_SECRETS, CLOCK)::advance,
        request(Operation.FAILOVER, false),
        "aurora-pg-east in us-east-1 is failed");
  }

  @Test
  void a_primary_that_has_failed_ends_a_rejoin() {
    status(west, Sides.WEST, "storage-full");

    isTerminal(
        new FormGlobal(rds, Sides.NO_LOCKS, CLOCK)::advance,
        request(Operation.REJOIN, false),
        "aurora-pg-west in us-west-2 is storage-full");
  }
}
