package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.local.s3.LocalS3;
import io.dbrefresh.local.time.VirtualTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** The machine around the refresh machine, with one in its place that only waits or fails. */
class FleetMachineTest {
  private static final String STATES = "arn:aws:states:us-east-1:123456789012:";
  private static final String REFRESH =
      """
      {"QueryLanguage": "JSONata", "StartAt": "look", "States": {
        "look": {"Type": "Choice", "Default": "work", "Choices": [
          {"Condition": "{% $contains($states.input.refreshFile.key, 'broken') %}", "Next": "fail"}]},
        "fail": {"Type": "Fail", "Error": "NotFound", "Cause": "prepare: there is no source"},
        "work": {"Type": "Wait", "Seconds": 600, "Next": "done"},
        "done": {"Type": "Succeed", "Output": {"application": "app1", "source": "prod",
          "target": "{% $split($states.input.refreshFile.key, '-')[-1] %}",
          "dataAsOf": "2026-01-01T00:00:00Z", "unavailabilitySeconds": 42}}}}
      """;

  @TempDir Path folder;
  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T02:00:00Z"));
  private LocalSfn sfn;
  private int running;
  private int most;
  private final List<String> inputs = new ArrayList<>();

  @BeforeEach
  void machines() throws IOException {
    Path files =
        Files.createDirectories(folder.resolve("buckets/configs/refresh-configs/us-east-1"));
    for (String name : List.of("db-app1-one", "db-app1-two", "db-app2-three", "db-app1-broken")) {
      Files.writeString(files.resolve(name + ".json"), "{}");
    }
    Files.writeString(files.resolve("policy.json"), "{}");
    sfn =
        new LocalSfn(
            timeline, (function, payload) -> "{}", new Random(1), "us-east-1", "123456789012");
    sfn.readItemsFrom(new LocalS3(folder, List.of(), "us-east-1"));
    create("dbrefresh", REFRESH);
    create(
        "dbrefresh-fleet",
        Files.readString(Path.of("..", "statemachine", "fleet.asl.json"))
            .replace("${RefreshStateMachine}", STATES + "stateMachine:dbrefresh"));
    sfn.onStatusChange(
        change -> {
          if (change.stateMachineArn().endsWith(":dbrefresh")) {
            running += change.status().equals("RUNNING") ? 1 : -1;
            most = Math.max(most, running);
            if (change.status().equals("RUNNING")) {
              inputs.add(change.name() + " " + change.input());
            }
          }
        });
  }

  private void create(String name, String definition) {
    sfn.createStateMachine(
        request ->
            request.name(name).roleArn("arn:aws:iam::123456789012:role/r").definition(definition));
  }

  private String start(String more) {
    return sfn.startExecution(
            request ->
                request
                    .stateMachineArn(STATES + "stateMachine:dbrefresh-fleet")
                    .name("nightly")
                    .input(
                        "{\"bucket\": \"configs\", \"prefix\": \"refresh-configs/us-east-1/\""
                            + more
                            + "}"))
        .executionArn();
  }

  private DescribeExecutionResponse ended(String arn) {
    timeline.runUntilIdle();
    return sfn.describeExecution(request -> request.executionArn(arn));
  }

  private static JsonNode output(DescribeExecutionResponse ended) throws IOException {
    assertThat(ended.status())
        .as(ended.error() + ended.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    return new JsonMapper().readTree(ended.output());
  }

  @Test
  void refreshes_what_the_files_of_a_folder_say_one_line_for_each() throws IOException {
    JsonNode output = output(ended(start("")));

    assertThat(output.path("refreshed").asInt()).isEqualTo(3);
    assertThat(output.path("failed").asInt()).isEqualTo(1);
    List<String> lines = new ArrayList<>();
    output.path("lines").forEach(line -> lines.add(line.asText()));
    assertThat(lines)
        .containsExactlyInAnyOrder(
            "NotFound refresh-configs/us-east-1/db-app1-broken.json: prepare: there is no source",
            "app1 one.json: refreshed from prod, data as of 2026-01-01T00:00:00Z, unavailable for"
                + " 42 s",
            "app1 two.json: refreshed from prod, data as of 2026-01-01T00:00:00Z, unavailable for"
                + " 42 s",
            "app1 three.json: refreshed from prod, data as of 2026-01-01T00:00:00Z, unavailable for"
                + " 42 s");
    assertThat(inputs)
        .anySatisfy(
            input ->
                assertThat(input)
                    .startsWith("app1-one-20260101T020000Z ")
                    .contains("\"key\":\"refresh-configs/us-east-1/db-app1-one.json\"")
                    .contains("\"by\":\"nightly\""));
  }

  @Test
  void runs_no_more_at_a_time_than_asked_for() throws IOException {
    output(ended(start(", \"concurrency\": 1")));

    assertThat(most).isEqualTo(1);
  }

  @Test
  void refreshes_one_application_only_where_that_is_asked_for() throws IOException {
    JsonNode output = output(ended(start(", \"application\": \"app2\"")));

    assertThat(output.path("lines")).hasSize(1);
    assertThat(output.path("lines").path(0).asText()).startsWith("app1 three.json");
  }

  @Test
  void stops_all_when_more_fail_than_is_tolerated() {
    DescribeExecutionResponse ended = ended(start(", \"toleratedFailureCount\": 0"));

    assertThat(ended.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    assertThat(running).isZero();
  }

  @Test
  void starts_none_twice_and_loses_none_when_start_execution_is_throttled() throws IOException {
    int[] asked = {0};
    sfn.onStart(
        () -> {
          if (++asked[0] % 3 == 2) {
            throw (SfnException)
                SfnException.builder()
                    .statusCode(400)
                    .message("Rate exceeded")
                    .awsErrorDetails(
                        software.amazon.awssdk.awscore.exception.AwsErrorDetails.builder()
                            .errorCode("ThrottlingException")
                            .errorMessage("Rate exceeded")
                            .build())
                    .build();
          }
        });

    JsonNode output = output(ended(start("")));

    assertThat(output.path("refreshed").asInt()).isEqualTo(3);
    assertThat(inputs).hasSize(4);
  }

  @Test
  void stopping_it_stops_what_it_has_started() {
    String fleet = start("");
    timeline.advance(Duration.ofSeconds(30));

    sfn.stopExecution(request -> request.executionArn(fleet));
    timeline.runUntilIdle();

    assertThat(running).isZero();
  }

  @Test
  void fails_when_the_files_cannot_be_listed() {
    String arn =
        sfn.startExecution(
                request ->
                    request
                        .stateMachineArn(STATES + "stateMachine:dbrefresh-fleet")
                        .name("nowhere")
                        .input("{\"bucket\": \"absent\", \"prefix\": \"x/\"}"))
            .executionArn();

    assertThat(ended(arn).error()).isEqualTo("States.ItemReaderFailed");
  }
}
