package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Writes the record of a run: one item a run, written once. What has been recorded is not written
 * over, neither by another run nor by a second recovery of the same one.
 */
final class RecordWriter {
  /** What became of the message: {@code sent …} or {@code failed …}. */
  private static final String NOTIFICATION = "notification";

  private final DynamoDbClient dynamoDb;

  RecordWriter(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /** {@code metrics} take in a run that has not been recorded before. */
  StepOutcome write(StepRequest request, Ending ending, Instant now, RunMetrics metrics) {
    Subject subject = SubjectReader.read(request);
    if (subject.recordTable().isEmpty()) {
      metrics.ended(request, ending);
      return StepOutcome.done("the refresh file asks for no record");
    }
    String table = subject.recordTable().get();
    RecordItem item = new RecordItem(request, subject);
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(item.item(ending, now))
                  .conditionExpression("attribute_not_exists(#key)")
                  .expressionAttributeNames(Map.of("#key", "dbinstance")));
      metrics.ended(request, ending);
      return done("recorded in %s as %s".formatted(table, ending.status()), item);
    } catch (ResourceNotFoundException e) {
      throw new StepFailedException(StepError.NOT_FOUND, "Table " + table + " does not exist");
    } catch (ConditionalCheckFailedException e) {
      return recorded(table, item, request);
    }
  }

  /** A record that this run has written before stays as it is. */
  private StepOutcome recorded(String table, RecordItem item, StepRequest request) {
    Map<String, AttributeValue> there = read(table, item);
    if (!request.run().arn().equals(text(there, "execution"))) {
      throw new StepFailedException(
          StepError.NOT_ALLOWED, "Table " + table + " holds another run's record under this key");
    }
    return done(
        "it was recorded in %s as %s already".formatted(table, text(there, "status")), item);
  }

  private static StepOutcome done(String detail, RecordItem item) {
    ObjectNode result = StepJson.mapper().createObjectNode();
    ObjectNode key = result.putObject("key");
    item.key().forEach((name, value) -> key.put(name, value.s()));
    return StepOutcome.done(detail, result);
  }

  private Map<String, AttributeValue> read(String table, RecordItem item) {
    return dynamoDb
        .getItem(get -> get.tableName(table).key(item.key()).consistentRead(true))
        .item();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
  }

  /** Whether people have been told of this run, as far as its record knows. */
  boolean isTold(StepRequest request, Subject subject) {
    return subject
        .recordTable()
        .map(table -> text(read(table, new RecordItem(request, subject)), NOTIFICATION))
        .filter(note -> note.startsWith("sent"))
        .isPresent();
  }

  /** Notes in the run's record what became of its message; a run without a record has no note. */
  void note(StepRequest request, Subject subject, String note) {
    subject
        .recordTable()
        .ifPresent(table -> note(table, new RecordItem(request, subject), request, note));
  }

  private void note(String table, RecordItem item, StepRequest request, String note) {
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(item.key())
                  .updateExpression("SET #note = :note")
                  .conditionExpression("#execution = :execution")
                  .expressionAttributeNames(
                      Map.of("#note", NOTIFICATION, "#execution", "execution"))
                  .expressionAttributeValues(
                      Map.of(
                          ":note", AttributeValue.fromS(note),
                          ":execution",
                              AttributeValue.fromS(Objects.requireNonNull(request.run().arn())))));
    } catch (ConditionalCheckFailedException | ResourceNotFoundException e) {
      return; // The run has no record to note it in.
    }
  }
}
