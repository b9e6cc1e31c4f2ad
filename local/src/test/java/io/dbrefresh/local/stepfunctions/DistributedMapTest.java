package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.s3.LocalS3;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** A Map in distributed mode: items from objects, results to objects, and its Map Run. */
final class DistributedMapTest {
  private static final String PASS = "\"P\": {\"Type\": \"Pass\", \"End\": true}";
  private static final String PICKY =
      """
      "P": {"Type": "Choice", "Default": "Q", "Choices": [
        {"Variable": "$", "NumericEquals": 2, "Next": "F"}]},
      "F": {"Type": "Fail", "Error": "Two", "Cause": "no twos"},
      "Q": {"Type": "Pass", "End": true}
      """;
  private static final String WRITER =
      """
      , "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
          "Parameters": {"Bucket": "data", "Prefix": "out"}%s}
      """;

  @TempDir Path folder;
  private Region region;
  private LocalS3 s3;

  @BeforeEach
  void createRegion() {
    region = new Region(folder);
    s3 = new LocalS3(folder.resolve("s3"), List.of(), "us-east-1");
    s3.createBucket(r -> r.bucket("data"));
    region.sfn.readItemsFrom(s3);
  }

  private static String map(String states, String fields) {
    return """
    {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true%s,
      "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "P", "States": {%s}}}}}
    """
        .formatted(fields, states);
  }

  private static String reader(String config) {
    return """
    , "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
        "ReaderConfig": {%s}, "Parameters": {"Bucket": "data", "Key": "in"}}
    """
        .formatted(config);
  }

  private JsonNode object(String key) {
    return Json.read(s3.getObjectAsBytes(r -> r.bucket("data").key(key)).asUtf8String());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "\"InputType\": \"JSON\" ! [1,{\"a\":2}] ! [1,{\"a\":2}]",
        "\"InputType\": \"JSON\", \"ItemsPointer\": \"/a/b\" ! {\"a\":{\"b\":[7]}} ! [7]",
        "\"InputType\": \"JSON\", \"MaxItems\": 1 ! [1,2] ! [1]",
        "\"InputType\": \"JSONL\" ! {\"a\":1}|{\"a\":2}| ! [{\"a\":1},{\"a\":2}]",
        "\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\" ! a,b|1,\"x, \"\"y\"\"\"|2 !"
            + " [{\"a\":\"1\",\"b\":\"x, \\\"y\\\"\"},{\"a\":\"2\"}]",
        "\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"GIVEN\", \"CSVHeaders\": [\"k\"],"
            + " \"CSVDelimiter\": \"TAB\" ! u|v ! [{\"k\":\"u\"},{\"k\":\"v\"}]",
      })
  void items_are_read_from_an_object(String config, String content, String expected) {
    s3.putObject(
        r -> r.bucket("data").key("in"), RequestBody.fromString(content.replace('|', '\n')));

    DescribeExecutionResponse ended = region.run(map(PASS, reader(config)), "{}");

    assertThat(ended.output()).as(ended.error() + " " + ended.cause()).isEqualTo(expected);
  }

  @Test
  void what_cannot_be_read_fails_by_name() {
    s3.putObject(r -> r.bucket("data").key("in"), RequestBody.fromString("{}"));
    DescribeExecutionResponse ended =
        region.run(map(PASS, reader("\"InputType\": \"JSON\"")), "{}");

    assertThat(ended.error()).isEqualTo("States.ItemReaderFailed");
    assertThat(ended.cause()).isEqualTo("Attempting to map over non-iterable node.");
    assertThatThrownBy(() -> region.create("m", map(PASS, reader("\"InputType\": \"MANIFEST\""))))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("MANIFEST is not offered by the local region");
    assertThatThrownBy(() -> region.create("m", map(PASS, reader("\"InputType\": \"CSV\""))))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("These fields are required: [CSVHeaderLocation]");
  }

  @Test
  void results_are_written_with_a_manifest() {
    DescribeExecutionResponse ended =
        region.run(map(PICKY, ", \"ToleratedFailureCount\": 1" + WRITER.formatted("")), "[1,2,3]");

    JsonNode output = Json.read(ended.output());
    String manifest = output.path("ResultWriterDetails").path("Key").asText();
    assertThat(manifest).matches("out/[0-9a-f-]{36}/manifest.json");
    JsonNode files = object(manifest).path("ResultFiles");
    assertThat(object(manifest).path("MapRunArn").asText())
        .isEqualTo(output.path("MapRunArn").asText());
    JsonNode succeeded = object(files.path("SUCCEEDED").path(0).path("Key").asText());
    JsonNode failed = object(files.path("FAILED").path(0).path("Key").asText());
    assertThat(succeeded).hasSize(2);
    assertThat(succeeded.path(1).path("Output").asText()).isEqualTo("3");
    assertThat(succeeded.path(1).path("StateMachineArn").asText()).endsWith(":machine/M");
    assertThat(failed.path(0).path("Error").asText()).isEqualTo("Two");
    assertThat(failed.path(0).path("Status").asText()).isEqualTo("FAILED");
    assertThat(files.path("PENDING")).isEmpty();
  }

  @Test
  void results_are_transformed_and_a_bucket_that_is_not_there_fails_by_name() {
    String flatten =
        ", \"WriterConfig\": {\"Transformation\": \"FLATTEN\", \"OutputType\": \"JSONL\"}";
    DescribeExecutionResponse ended =
        region.run(map(PASS, WRITER.formatted(flatten)), "[[1,2],[3],4]");

    String folder =
        Json.read(ended.output())
            .path("ResultWriterDetails")
            .path("Key")
            .asText()
            .replace("manifest.json", "");
    assertThat(
            s3.getObjectAsBytes(r -> r.bucket("data").key(folder + "SUCCEEDED_0.jsonl"))
                .asUtf8String())
        .isEqualTo("1\n2\n3\n4\n");
    String elsewhere = map(PASS, WRITER.formatted("")).replace("\"data\"", "\"none\"");
    String arn = region.start(region.create("other", elsewhere), "run", "[1]");
    region.timeline.runUntilIdle();
    assertThat(region.describe(arn).error()).isEqualTo("States.ResultWriterFailed");
  }

  @Test
  void a_child_is_an_execution_of_its_own_in_its_context() {
    String show =
        """
        "P": {"Type": "Pass", "End": true, "Parameters": {"id.$": "$$.Execution.Id",
          "input.$": "$$.Execution.Input", "machine.$": "$$.StateMachine.Name"}}
        """;
    JsonNode child = Json.read(region.run(map(show, ""), "[5]").output()).path(0);

    assertThat(child.path("id").asText()).contains(":execution:machine/M:");
    assertThat(child.path("input").asInt()).isEqualTo(5);
    assertThat(child.path("machine").asText()).isEqualTo("machine/M");
  }

  @Test
  void a_map_run_counts_its_children_while_it_runs_and_when_it_has_ended() {
    String wait = "\"P\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}";
    String batched = ", \"MaxConcurrency\": 1, \"ItemBatcher\": {\"MaxItemsPerBatch\": 2}";
    String arn = region.start(region.create("m", map(wait, batched)), "run", "[1,2,3]");
    region.timeline.advance(Duration.ofSeconds(61));

    MapRunListItem listed = region.sfn.listMapRuns(r -> r.executionArn(arn)).mapRuns().get(0);
    DescribeMapRunResponse running = described(listed);
    assertThat(running.statusAsString()).isEqualTo("RUNNING");
    assertThat(running.maxConcurrency()).isEqualTo(1);
    assertThat(running.executionCounts().succeeded()).isEqualTo(1);
    assertThat(running.executionCounts().running()).isEqualTo(1);
    assertThat(running.itemCounts().succeeded()).isEqualTo(2);
    assertThat(running.itemCounts().total()).isEqualTo(3);
    region.timeline.runUntilIdle();

    DescribeMapRunResponse ended = described(listed);
    assertThat(ended.statusAsString()).isEqualTo("SUCCEEDED");
    assertThat(ended.itemCounts().resultsWritten()).isEqualTo(3);
    assertThat(ended.stopDate()).isNotNull();
    assertThat(ended.executionArn()).isEqualTo(arn);
  }

  @Test
  void the_children_of_a_map_run_are_executions_with_histories() {
    String arn = region.run(map(PICKY, ", \"ToleratedFailureCount\": 1"), "[1,2]").executionArn();
    String mapRun = region.sfn.listMapRuns(r -> r.executionArn(arn)).mapRuns().get(0).mapRunArn();

    List<ExecutionListItem> children =
        region.sfn.listExecutions(r -> r.mapRunArn(mapRun)).executions();
    assertThat(children)
        .extracting(ExecutionListItem::statusAsString)
        .containsOnly("SUCCEEDED", "FAILED");
    ExecutionListItem failed =
        region
            .sfn
            .listExecutions(r -> r.mapRunArn(mapRun).statusFilter("FAILED"))
            .executions()
            .get(0);
    assertThat(failed.itemCount()).isEqualTo(1);
    assertThat(region.describe(failed.executionArn()))
        .satisfies(
            child -> {
              assertThat(child.error()).isEqualTo("Two");
              assertThat(child.input()).isEqualTo("2");
              assertThat(child.mapRunArn()).isEqualTo(mapRun);
              assertThat(child.redriveStatusAsString()).isEqualTo("NOT_REDRIVABLE");
            });
    assertThat(region.types(failed.executionArn()))
        .containsExactly(
            "ExecutionStarted",
            "ChoiceStateEntered",
            "ChoiceStateExited",
            "FailStateEntered",
            "ExecutionFailed");
    assertThat(region.sfn.listExecutions(r -> r.stateMachineArn(machineOf(arn))).executions())
        .extracting("executionArn")
        .containsExactly(arn);
  }

  private String machineOf(String execution) {
    return region.describe(execution).stateMachineArn();
  }

  @Test
  void children_that_run_are_stopped_with_their_map_run() {
    String wait = "\"P\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}";
    String arn = region.start(region.create("m", map(wait, "")), "run", "[1]");
    region.timeline.advance(Duration.ofSeconds(1));
    String mapRun = region.sfn.listMapRuns(r -> r.executionArn(arn)).mapRuns().get(0).mapRunArn();

    region.sfn.stopExecution(r -> r.executionArn(arn));

    assertThat(region.sfn.listExecutions(r -> r.mapRunArn(mapRun)).executions())
        .extracting(ExecutionListItem::statusAsString)
        .containsExactly("ABORTED");
    assertThat(region.sfn.describeMapRun(r -> r.mapRunArn(mapRun)).statusAsString())
        .isEqualTo("ABORTED");
  }

  @Test
  void a_map_run_goes_on_otherwise_when_it_is_told_to() {
    String wait =
        "\"P\": {\"Type\": \"Wait\", \"Seconds\": 60, \"Next\": \"F\"}, \"F\": {\"Type\":"
            + " \"Fail\"}";
    String arn =
        region.start(region.create("m", map(wait, ", \"MaxConcurrency\": 1")), "run", "[1,2,3,4]");
    region.timeline.advance(Duration.ofSeconds(1));
    MapRunListItem listed = region.sfn.listMapRuns(r -> r.executionArn(arn)).mapRuns().get(0);
    String mapRun = listed.mapRunArn();

    region.sfn.updateMapRun(
        r -> r.mapRunArn(mapRun).maxConcurrency(3).toleratedFailurePercentage(100f));

    DescribeMapRunResponse changed = described(listed);
    assertThat(changed.maxConcurrency()).isEqualTo(3);
    assertThat(changed.toleratedFailurePercentage()).isEqualTo(100f);
    assertThat(changed.executionCounts().running()).isEqualTo(3);
    region.timeline.runUntilIdle();
    assertThat(region.describe(arn).statusAsString()).isEqualTo("SUCCEEDED");
    assertThat(described(listed).executionCounts().failed()).isEqualTo(4);
  }

  @Test
  void a_change_that_cannot_be_is_refused() {
    String arn = region.run(map(PASS, ""), "[1]").executionArn();
    String mapRun = region.sfn.listMapRuns(r -> r.executionArn(arn)).mapRuns().get(0).mapRunArn();

    assertThatThrownBy(() -> region.sfn.updateMapRun(r -> r.mapRunArn(mapRun).maxConcurrency(1)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("has ended");
    assertThatThrownBy(() -> region.sfn.updateMapRun(r -> r.mapRunArn(mapRun).maxConcurrency(-1)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("0 or more");
    assertThatThrownBy(() -> region.sfn.updateMapRun(r -> r.mapRunArn(mapRun)))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(
            () -> region.sfn.updateMapRun(r -> r.mapRunArn(mapRun + "x").maxConcurrency(1)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private DescribeMapRunResponse described(MapRunListItem listed) {
    return region.sfn.describeMapRun(r -> r.mapRunArn(listed.mapRunArn()));
  }
}
