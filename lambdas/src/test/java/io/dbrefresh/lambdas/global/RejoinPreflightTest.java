package io.dbrefresh.lambdas.global;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dbrefresh.statemachine.global.GlobalOrder;
import io.dbrefresh.statemachine.global.Operation;
import io.dbrefresh.statemachine.global.Secondary;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.step.StepJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Which cluster writes and stays, and what becomes its secondary anew. */
class RejoinPreflightTest {
  private final GlobalFindings findings = new GlobalFindings();

  /** What is asked for: east is to come back. */
  private static GlobalOrder order(boolean loss, boolean unprotect) {
    return new GlobalOrder(
        Operation.REJOIN,
        "aurora-pg-global",
        "us-east-1",
        Optional.empty(),
        Optional.empty(),
        loss,
        true,
        false,
        unprotect,
        "/aurora-global/pgadmin",
        "me");
  }

  /** A cluster that was in the global database, and stands alone. */
  private static Side alone(Side side) {
    return new Side(
        side.place(), false, false, false, side.cluster(), side.instances(), side.unreachable());
  }

  private static Past records(List<Map<String, AttributeValue>> newestFirst) {
    DynamoDbClient dynamoDb =
        new DynamoDbClient() {
          @Override
          public QueryResponse query(QueryRequest request) {
            return QueryResponse.builder().items(newestFirst).build();
          }

          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {}
        };
    return Past.of(dynamoDb, Optional.of("records"), "aurora-pg-global");
  }

  private static Map<String, AttributeValue> record(String status, Secondary secondary)
      throws JsonProcessingException {
    return Map.of(
        "restoretype", AttributeValue.fromS("rejoin"),
        "toregion", AttributeValue.fromS(secondary.place().region()),
        "status", AttributeValue.fromS(status),
        "secondary", AttributeValue.fromS(StepJson.mapper().writeValueAsString(secondary)));
  }

  private Optional<Secondary> look(
      GlobalOrder order, Optional<GlobalView> view, List<Side> left, Past past) {
    RejoinPreflight preflight = new RejoinPreflight(order, view, left, past, findings);
    return preflight.primary().flatMap(preflight::secondary);
  }

  private static final Past NOTHING = records(List.of());

  @Test
  void after_a_detach_the_promoted_cluster_stays_and_the_old_primary_is_made_anew() {
    Side west = alone(Sides.side(Sides.WEST, false));
    GlobalView global = Sides.view(Sides.side(Sides.EAST, true));

    Optional<Secondary> made = look(order(true, true), Optional.of(global), List.of(west), NOTHING);

    assertThat(findings.problems()).isEmpty();
    assertThat(made.orElseThrow().place()).isEqualTo(Sides.EAST);
    assertThat(made.orElseThrow().resourceId()).isEqualTo("cluster-aurora-pg-east");
    assertThat(made.orElseThrow().settings().flag(Setting.DELETION_PROTECTION)).hasValue(true);
    assertThat(made.orElseThrow().instances())
        .extracting(Secondary.Instance::identifier)
        .containsExactly("aurora-pg-east-1", "aurora-pg-east-2");
  }

  @Test
  void a_healthy_secondary_is_left_alone() {
    GlobalView global = Sides.view(Sides.side(Sides.WEST, true), Sides.side(Sides.EAST, false));

    assertThat(look(order(false, false), Optional.of(global), List.of(), NOTHING)).isEmpty();
    assertThat(findings.problems()).isEmpty();
  }

  @Test
  void what_is_deleted_has_to_be_allowed_and_unprotected_by_name() {
    Side west = alone(Sides.side(Sides.WEST, false));

    look(
        order(false, false),
        Optional.of(Sides.view(Sides.side(Sides.EAST, true))),
        List.of(west),
        NOTHING);

    assertThat(findings.problems())
        .containsExactly(
            "allowDataLoss: aurora-pg-east in us-east-1 (writer, available) is deleted and made"
                + " anew, with what only it has; a final snapshot is taken. Allow it with"
                + " --allow-data-loss",
            "unprotect: aurora-pg-east in us-east-1 is protected from deletion. Take that off, or"
                + " have it done with --unprotect");
  }

  @Test
  void a_region_that_is_still_gone_can_rejoin_when_it_is_back() {
    Side west = alone(Sides.side(Sides.WEST, false));

    look(
        order(true, true),
        Optional.of(Sides.view(Sides.unreachable(Sides.EAST, true))),
        List.of(west),
        NOTHING);

    assertThat(findings.problems())
        .containsExactly(
            "to: aurora-pg-east in us-east-1 cannot be reached (connect timed out); it can rejoin"
                + " when it is back");
  }

  @Test
  void nothing_to_stay_with_is_refused() {
    look(
        order(true, true),
        Optional.of(Sides.view(Sides.side(Sides.EAST, true))),
        List.of(),
        NOTHING);

    assertThat(findings.problems())
        .containsExactly(
            "from: no cluster of aurora-pg-global writes outside of us-east-1; name the region of"
                + " the one that does");
  }

  @Test
  void a_cluster_that_is_gone_is_made_as_the_last_record_of_it_says() throws Exception {
    Secondary old = Blueprint.of(Sides.side(Sides.EAST, false));
    GlobalView global = Sides.view(Sides.side(Sides.WEST, true));

    Optional<Secondary> made =
        look(
            order(true, true),
            Optional.of(global),
            List.of(),
            records(List.of(record("failed", old))));

    assertThat(made.orElseThrow().settings()).isEqualTo(old.settings());
    assertThat(made.orElseThrow().resourceId()).as("nothing is deleted").isEmpty();
  }

  @Test
  void a_cluster_that_is_gone_without_a_record_is_refused() {
    look(
        order(true, true),
        Optional.of(Sides.view(Sides.side(Sides.WEST, true))),
        List.of(),
        NOTHING);

    assertThat(findings.problems())
        .singleElement()
        .asString()
        .contains("has no cluster of aurora-pg-global whose settings a new one could have");
  }

  @Test
  void a_rejoin_that_was_broken_off_is_finished_and_one_that_was_not_is_not_done_again()
      throws Exception {
    Secondary old = Blueprint.of(Sides.side(Sides.EAST, false));
    Side half =
        Sides.with(
            Sides.side(Sides.EAST, false), Sides.instance("aurora-pg-east-1", "db.r6g.large"));
    Optional<GlobalView> global = Optional.of(Sides.view(Sides.side(Sides.WEST, true), half));

    assertThat(
            look(order(false, false), global, List.of(), records(List.of(record("stopped", old)))))
        .hasValueSatisfying(made -> assertThat(made.instances()).hasSize(2));
    assertThat(
            look(
                order(false, false),
                global,
                List.of(),
                records(List.of(record("completed", old), record("failed", old)))))
        .isEmpty();
    assertThat(findings.problems()).isEmpty();
  }

  @Test
  void two_clusters_that_could_stay_have_to_be_told_apart() {
    Side ireland = alone(Sides.side(Sides.WEST.beside("eu-west-1", "aurora-pg-ireland"), false));
    GlobalView global = Sides.view(Sides.side(Sides.WEST, true), Sides.side(Sides.EAST, false));

    look(order(true, true), Optional.of(global), List.of(ireland), NOTHING);

    assertThat(findings.problems())
        .containsExactly(
            "from: say which of them writes and stays: aurora-pg-west in us-west-2,"
                + " aurora-pg-ireland in eu-west-1");
  }
}
