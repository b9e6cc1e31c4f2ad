package io.dbrefresh.lambdas.global;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Operation;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What people and machines are told of an operation, and what is kept of it. */
class GlobalMessageTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) StepJson.mapper().readTree(text);
    } catch (IOException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static GlobalReports reports(Optional<StepFailure> failure, String results) {
    GlobalPlan plan =
        new GlobalPlan(
            "run",
            3,
            Sides.order(Operation.FAILOVER, Sides.EAST, true),
            Sides.WEST,
            Sides.EAST,
            Optional.empty(),
            false,
            Optional.empty(),
            new GlobalPlan.Former(false),
            List.of("a note"));
    return new GlobalReports(
        new Run("run", "arn:aws:states:us-east-1:1:execution:m:run", NOON),
        json(
            """
            {"operation": "failover", "globalCluster": "aurora-pg-global", "to": "us-east-1",
             "recordTable": "records", "topicArn": "topic", "launch": {"by": "me"}}"""),
        Optional.of(plan),
        json(results),
        failure);
  }

  private static final String DONE =
      """
      {"probe-writer": {"detail": "written", "startedAt": "2026-01-01T12:00:05Z",
        "endedAt": "2026-01-01T12:00:06Z",
        "result": {"writer": "aurora-pg-east in us-east-1", "endpoint": "east", "port": 5432,
          "rtoSeconds": 6.1, "outageSeconds": 4.0,
          "dataLoss": {"kind": "bounded", "atMostSeconds": 3.4,
            "sentence": "at most the commits of 3.4 s are lost", "said": "east said so"}}}}""";

  @Test
  void people_read_who_writes_how_long_it_took_and_what_is_lost() {
    GlobalMessage message = new GlobalMessage(reports(Optional.empty(), DONE), NOON.plusSeconds(7));

    assertThat(message.subject())
        .isEqualTo("[global] failover of aurora-pg-global (us-east-1) completed");
    assertThat(message.text())
        .contains(
            "The failover of aurora-pg-global is done: aurora-pg-east in us-east-1 writes.",
            "east:5432",
            "6.1 s, from request to first write",
            "at most the commits of 3.4 s are lost: east said so",
            "a note",
            "records, dbinstance aurora-pg-global",
            "probe-writer");
  }

  @Test
  void people_read_what_failed_and_how_it_stands() {
    GlobalMessage message =
        new GlobalMessage(
            reports(
                Optional.of(new StepFailure("switch-global", "OperationCancelled", "RDS ended it")),
                "{\"recover-global\": {\"result\": {\"left\": [\"west writes\"]}}}"),
            NOON.plusSeconds(7));

    assertThat(message.text())
        .contains(
            "was not done: failed",
            "switch-global",
            "OperationCancelled",
            "RDS ended it",
            "west writes",
            "dbrefresh global status aurora-pg-global");
    assertThat(message.json().path("failure").path("step").asText()).isEqualTo("switch-global");
  }

  @Test
  void machines_read_the_measures_and_every_protocol_has_its_text() {
    GlobalMessage message = new GlobalMessage(reports(Optional.empty(), DONE), NOON.plusSeconds(7));

    JsonNode structure = json(message.structure());
    JsonNode machine = json(structure.path("sqs").asText());

    assertThat(structure.fieldNames())
        .toIterable()
        .contains("default", "sms", "sqs", "lambda", "https", "email-json");
    assertThat(machine.path("measured").path("dataLoss").path("atMostSeconds").asDouble())
        .isEqualTo(3.4);
    assertThat(machine.path("operation").asText()).isEqualTo("failover");
    assertThat(machine.path("kind").asText()).isEqualTo("global-database");
  }

  @Test
  void the_record_has_the_attributes_of_a_refresh_s_record_and_its_own() {
    Map<String, AttributeValue> item =
        new GlobalRecord(reports(Optional.empty(), DONE)).item(NOON.plusSeconds(7));

    assertThat(item)
        .containsEntry("dbinstance", AttributeValue.fromS("aurora-pg-global"))
        .containsEntry("run", AttributeValue.fromS("2026-01-01T12:00:00Z#run"))
        .containsEntry("status", AttributeValue.fromS("completed"))
        .containsEntry("restoretype", AttributeValue.fromS("failover"))
        .containsEntry("source", AttributeValue.fromS("aurora-pg-west in us-west-2"))
        .containsEntry("rtoseconds", AttributeValue.fromN("6.100"))
        .containsEntry("unavailabilityseconds", AttributeValue.fromN("4.000"))
        .containsEntry("fence", AttributeValue.fromN("3"))
        .containsKeys("dataloss", "regions", "notes", "steps", "recordingtime", "seconds");
  }
}
