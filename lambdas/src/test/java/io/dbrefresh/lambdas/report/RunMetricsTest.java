package io.dbrefresh.lambdas.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Plans;
import io.dbrefresh.lambdas.log.Lines;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

class RunMetricsTest {
  private static final String RESULTS =
      """
      {"retire": {"result": {"unavailableFrom": "2026-01-31T02:50:00Z"}},
       "rename-database": {"result": {"availableAt": "2026-01-31T02:51:30Z"}}}\
      """;

  private final Lines lines = new Lines();

  /** A table of records that takes the first one. */
  private static final class OneRecord implements DynamoDbClient {
    private Map<String, AttributeValue> item = Map.of();

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return GetItemResponse.builder().item(item).build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      if (!item.isEmpty()) {
        throw ConditionalCheckFailedException.builder().message("It is there").build();
      }
      item = request.item();
      return PutItemResponse.builder().build();
    }
  }

  private static StepRequest request(String results) {
    try {
      ObjectNode nothing = StepJson.mapper().createObjectNode();
      return new StepRequest(
          "update-dynamodb",
          Plans.run("app1-mysqlinstd-1"),
          "locks",
          Optional.of(Plans.mysql("app1-mysqlinstd-1", 1)),
          Optional.empty(),
          (ObjectNode) StepJson.mapper().readTree(results),
          Optional.empty(),
          Plans.STARTED,
          nothing);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void record(RecordWriter writer, StepRequest request, Ending ending) {
    Clock clock = Clock.fixed(Plans.STARTED, ZoneOffset.UTC);
    writer.write(request, ending, Plans.STARTED, new RunMetrics(lines.log(clock)));
  }

  private List<JsonNode> values(String metric) {
    return lines.read().stream().filter(line -> line.has(metric)).toList();
  }

  @Test
  void a_completed_run_is_counted_with_the_time_its_target_was_unavailable() {
    record(new RecordWriter(new OneRecord()), request(RESULTS), Ending.completed());
    assertThat(values("Refreshes")).hasSize(1);
    assertThat(values("Refreshes").get(0).path("Status").asText()).isEqualTo("completed");
    assertThat(values("UnavailableSeconds").get(0).path("UnavailableSeconds").asDouble())
        .isEqualTo(90);
  }

  @Test
  void a_run_that_is_recorded_twice_is_counted_once() {
    RecordWriter writer = new RecordWriter(new OneRecord());
    record(writer, request(RESULTS), Ending.completed());
    record(writer, request(RESULTS), Ending.completed());
    assertThat(values("Refreshes")).hasSize(1);
  }

  @Test
  void other_ends_are_counted_by_their_status() {
    for (StepFailure failure :
        List.of(
            new StepFailure("run-scripts", "ScriptFailed", "01.sql:3"),
            new StepFailure("prepare", "NotAllowed", "no refresh=true"),
            new StepFailure(StepFailure.EXECUTION, "ABORTED", "stopped"))) {
      record(new RecordWriter(new OneRecord()), request("{}"), new Ending(Optional.of(failure)));
    }
    assertThat(values("Refreshes"))
        .extracting(line -> line.path("Status").asText())
        .containsExactly("failed", "refused", "stopped");
    assertThat(values("UnavailableSeconds")).isEmpty();
  }
}
