package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Writes the record of a run: key {@code dbinstance} and {@code run}, so no run replaces another.
 */
final class RecordWriter {
  private final DynamoDbClient dynamoDb;

  RecordWriter(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  StepOutcome write(StepRequest request, Ending ending, Instant now) {
    Subject subject = SubjectReader.read(request);
    if (subject.recordTable().isEmpty()) {
      return StepOutcome.done("the refresh file asks for no record");
    }
    String table = subject.recordTable().get();
    Map<String, AttributeValue> item = item(request, subject, ending, now);
    try {
      put(table, request, item);
    } catch (ResourceNotFoundException e) {
      throw new StepFailedException(StepError.NOT_FOUND, "Table " + table + " does not exist");
    } catch (ConditionalCheckFailedException e) {
      throw new StepFailedException(
          StepError.NOT_ALLOWED, "Table " + table + " holds another run's record under this key");
    }
    ObjectNode result = StepJson.mapper().createObjectNode();
    ObjectNode key = result.putObject("key");
    for (String attribute : List.of("dbinstance", "run")) {
      key.put(attribute, Objects.requireNonNull(item.get(attribute)).s());
    }
    return StepOutcome.done("recorded in %s as %s".formatted(table, ending.status()), result);
  }

  /** A record that a call with a lost answer has written is this run's own. */
  private void put(String table, StepRequest request, Map<String, AttributeValue> item) {
    dynamoDb.putItem(
        put ->
            put.tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(#key) OR #execution = :execution")
                .expressionAttributeNames(Map.of("#key", "dbinstance", "#execution", "execution"))
                .expressionAttributeValues(
                    Map.of(":execution", AttributeValue.fromS(request.run().arn()))));
  }

  private static Map<String, AttributeValue> item(
      StepRequest request, Subject subject, Ending ending, Instant now) {
    Story story = new Story(request);
    Map<String, AttributeValue> item = new HashMap<>();
    Instant started = request.run().startedAt().truncatedTo(ChronoUnit.SECONDS);
    text(item, "dbinstance", subject.instance());
    text(item, "run", started + "#" + request.run().name());
    text(item, "recordingtime", Times.record(now));
    story
        .dataAsOf()
        .or(subject::restoreTime)
        .map(Times::record)
        .ifPresent(at -> text(item, "restoredate", at));
    text(item, "appname", subject.application());
    text(item, "environment", subject.environment());
    text(item, "source", subject.source());
    text(item, "restoretype", subject.restoreType());
    subject.snapshot().ifPresent(snapshot -> text(item, "snapshot", snapshot));
    text(item, "status", ending.status());
    text(item, "execution", request.run().arn());
    text(item, "launchedby", subject.launchedBy());
    text(item, "file", subject.file());
    ending
        .failure()
        .ifPresent(
            failure -> {
              text(item, "failedstep", failure.step());
              text(item, "error", failure.error());
              text(item, "cause", failure.cause());
            });
    tell(item, story);
    return item;
  }

  private static void tellOfSettings(Map<String, AttributeValue> item, Story story) {
    story.managedSecret().ifPresent(arn -> text(item, "secret", arn));
    List<String> differences = story.settingDifferences();
    if (!differences.isEmpty()) {
      item.put(
          "settingdifferences",
          AttributeValue.fromL(differences.stream().map(AttributeValue::fromS).toList()));
    }
  }

  private static void tell(Map<String, AttributeValue> item, Story story) {
    List<AttributeValue> steps = new ArrayList<>();
    for (Story.Chapter chapter : story.chapters()) {
      Map<String, AttributeValue> step = new HashMap<>();
      text(step, "step", chapter.step());
      decimal(step, "seconds", chapter.took().toMillis());
      text(step, "detail", chapter.detail());
      steps.add(AttributeValue.fromM(step));
    }
    item.put("steps", AttributeValue.fromL(steps));
    story.unavailability().ifPresent(gap -> decimal(item, "unavailabilityseconds", gap.toMillis()));
    story.endpoint().ifPresent(endpoint -> text(item, "endpoint", endpoint));
    tellOfSettings(item, story);
    List<AttributeValue> scripts = new ArrayList<>();
    for (JsonNode script : story.scripts()) {
      Map<String, AttributeValue> run = new HashMap<>();
      text(run, "key", script.path("key").asText());
      number(run, "statements", script.path("statements").asLong());
      number(run, "rows", script.path("rows").asLong());
      number(run, "seconds", script.path("seconds").asLong());
      scripts.add(AttributeValue.fromM(run));
    }
    if (!scripts.isEmpty()) {
      item.put("scripts", AttributeValue.fromL(scripts));
    }
    if (!story.preserved().isEmpty()) {
      item.put("preserved", AttributeJson.of(story.preserved()));
    }
    story
        .verification()
        .ifPresent(verified -> item.put("verification", AttributeJson.of(verified)));
  }

  private static void text(Map<String, AttributeValue> item, String name, String value) {
    item.put(name, AttributeValue.fromS(value));
  }

  private static void decimal(Map<String, AttributeValue> item, String name, long millis) {
    item.put(name, AttributeValue.fromN(BigDecimal.valueOf(millis, 3).toPlainString()));
  }

  private static void number(Map<String, AttributeValue> item, String name, long value) {
    item.put(name, AttributeValue.fromN(Long.toString(value)));
  }
}
