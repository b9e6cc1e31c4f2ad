package io.dbrefresh.lambdas.global;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/** What a change of the writer is said to be, look by look. */
class SwitchGlobalTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final DescribedRds east = new DescribedRds();
  private final DescribedRds west = new DescribedRds();

  private StepOutcome look(Instant now, String progress) {
    GlobalPlan plan = Sides.plan(Operation.SWITCHOVER, false, Optional.empty());
    ObjectNode input = StepJson.mapper().createObjectNode();
    input.set("plan", StepJson.mapper().valueToTree(plan));
    ObjectNode known = (ObjectNode) json(progress);
    StepRequest request =
        new StepRequest(
            "switch-global",
            new Run("run", "arn:aws:states:us-east-1:1:execution:m:run", NOON),
            "locks",
            Optional.empty(),
            Optional.of(input),
            StepJson.mapper().createObjectNode(),
            Optional.empty(),
            NOON,
            known);
    WaitingClock clock = WaitingClock.of(Clock.fixed(now, ZoneOffset.UTC), time -> {});
    return new SwitchGlobal(
            region -> region.id().equals("us-east-1") ? east : west, Sides.NO_LOCKS, clock)
        .advance(request);
  }

  private static JsonNode json(String text) {
    try {
      return StepJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void world(String status, boolean eastWrites) {
    GlobalCluster global =
        GlobalCluster.builder()
            .globalClusterIdentifier("aurora-pg-global")
            .status(status)
            .globalClusterMembers(
                Sides.member(Sides.WEST, !eastWrites), Sides.member(Sides.EAST, eastWrites))
            .build();
    east.global = Optional.of(global);
    east.cluster = Optional.of(Sides.cluster(Sides.EAST));
    west.cluster = Optional.of(Sides.cluster(Sides.WEST));
  }

  @Test
  void what_rds_is_at_is_waited_for_and_remembered() {
    world("switching-over", false);

    StepOutcome outcome = look(NOON, "{\"askedAt\": \"2026-01-01T12:00:00Z\"}");

    assertThat(outcome).isInstanceOf(StepOutcome.InProgress.class);
    assertThat(((StepOutcome.InProgress) outcome).progress().path("seen").asBoolean()).isTrue();
  }

  @Test
  void what_rds_has_ended_without_a_new_writer_fails_at_once() {
    world("available", false);

    StepOutcome outcome = look(NOON, "{\"askedAt\": \"2026-01-01T12:00:00Z\", \"seen\": true}");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            StepOutcome.Failed.class,
            failed -> assertThat(failed.error()).isEqualTo(StepError.OPERATION_CANCELLED));
    assertThat(outcome.detail()).contains("aurora-pg-west in us-west-2 (writer)");
  }

  @Test
  void what_rds_has_not_begun_is_waited_for_three_minutes() {
    world("available", false);
    String asked = "{\"askedAt\": \"2026-01-01T12:00:00Z\"}";

    assertThat(look(NOON.plusSeconds(170), asked)).isInstanceOf(StepOutcome.InProgress.class);
    assertThat(look(NOON.plusSeconds(181), asked)).isInstanceOf(StepOutcome.Failed.class);
  }

  @Test
  void a_writer_that_is_there_already_is_done_and_rds_is_not_asked() {
    world("available", true);

    StepOutcome outcome = look(NOON, "{}");

    assertThat(outcome.detail()).isEqualTo("aurora-pg-east in us-east-1 is the writer already");
    assertThat(((StepOutcome.Done) outcome).result().has("askedAt")).isFalse();
  }

  @Test
  void an_old_region_that_is_gone_does_not_keep_the_new_writer_from_being_it() {
    world("available", true);
    west.cutOff = true;

    assertThat(look(NOON, "{\"askedAt\": \"2026-01-01T12:00:00Z\"}").detail())
        .isEqualTo("aurora-pg-east in us-east-1 is the writer now");
  }
}
