package io.dbrefresh.statemachine.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be asked of a global database, and what lag means. */
class GlobalOrderReaderTest {
  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) StepJson.mapper().readTree(text);
    } catch (IOException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  @Test
  void a_short_order_has_safe_defaults() {
    GlobalOrder order =
        GlobalOrderReader.read(
            json(
                """
                {"operation": "switchover", "globalCluster": "orders", "to": "us-east-1",
                 "secret": "/aurora-global/pgadmin"}
                """));

    assertThat(order.operation()).isEqualTo(Operation.SWITCHOVER);
    assertThat(order.allowDataLoss()).isFalse();
    assertThat(order.refuseSmaller()).isTrue();
    assertThat(order.rpoSeconds()).isEmpty();
    assertThat(order.launchedBy()).isEqualTo("unknown");
  }

  @Test
  void all_problems_are_told_at_once() {
    assertThatThrownBy(
            () ->
                GlobalOrderReader.read(
                    json(
                        """
                        {"operation": "flip", "globalCluster": "", "to": "the east", "rpoSeconds": -1,
                         "allowDataLoss": "yes", "smallerInstances": "never", "targetRegion": "x"}
                        """)))
        .isInstanceOf(InvalidGlobalOrderException.class)
        .hasMessageContainingAll(
            "targetRegion: no such key",
            "operation: has to be",
            "globalCluster: has to be",
            "to: has to be a region",
            "rpoSeconds: has to be a whole number",
            "allowDataLoss: has to be true or false",
            "smallerInstances: has to be refuse or warn",
            "secret: has to be");
  }

  @Test
  void what_belongs_to_a_rejoin_is_refused_elsewhere() {
    assertThatThrownBy(
            () ->
                GlobalOrderReader.read(
                    json(
                        """
                        {"operation": "failover", "globalCluster": "orders", "to": "us-east-1",
                         "secret": "s", "switchBack": true, "unprotect": true}
                        """)))
        .hasMessage("switchBack: goes with a rejoin only\nunprotect: goes with a rejoin only");
  }

  @Test
  void a_plan_is_the_same_when_it_has_been_json() throws IOException {
    GlobalOrder order =
        GlobalOrderReader.read(
            json(
                """
                {"operation": "failover", "globalCluster": "orders", "to": "us-east-1",
                 "secret": "s", "rpoSeconds": 5, "allowDataLoss": true}
                """));
    GlobalMember west = GlobalMember.ofArn("arn:aws:rds:us-west-2:123456789012:cluster:west");
    Lag lag =
        new Lag(
            400,
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-01T00:00:01Z"),
            "host:5432");
    GlobalPlan plan =
        new GlobalPlan(
            "run",
            7,
            order,
            west,
            west.beside("us-east-1", "east"),
            Optional.of(lag),
            false,
            Optional.empty(),
            new GlobalPlan.Former(true),
            List.of("a note"));

    String text = StepJson.mapper().writeValueAsString(plan);

    assertThat(StepJson.mapper().readValue(text, GlobalPlan.class)).isEqualTo(plan);
    assertThat(text).contains("\"operation\":\"failover\"");
    assertThat(plan.to().arn()).isEqualTo("arn:aws:rds:us-east-1:123456789012:cluster:east");
  }

  @Test
  void what_is_missing_grows_with_the_age_of_what_is_known() {
    Instant calculated = Instant.parse("2026-01-01T00:00:00Z");
    Lag lag = new Lag(400, calculated, calculated.plusSeconds(2), "host:5432");

    assertThat(lag.isFresh()).isTrue();
    assertThat(lag.missingAtMost(calculated.plusSeconds(3))).isEqualTo(Duration.ofMillis(3400));
    assertThat(new Lag(400, calculated, calculated.plusSeconds(60), "host:5432").isFresh())
        .isFalse();
  }
}
