package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * The records of runs, in the table of the refreshes' records: one item a run, written once, and
 * then only what became of its message is added.
 */
final class GlobalRecords {
  static final String HASH_KEY = "dbinstance";

  private static final String NOTIFICATION = "notification";

  private final DynamoDbClient dynamoDb;

  GlobalRecords(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  StepOutcome write(GlobalReports reports, Instant now) {
    if (reports.recordTable().isEmpty()) {
      return StepOutcome.done("no table is named to record it in");
    }
    String table = reports.recordTable().get();
    GlobalRecord item = new GlobalRecord(reports);
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(item.item(now))
                  .conditionExpression("attribute_not_exists(#key)")
                  .expressionAttributeNames(Map.of("#key", HASH_KEY)));
      return done("recorded in %s as %s".formatted(table, reports.ending().status()), item);
    } catch (ResourceNotFoundException e) {
      throw new StepFailedException(StepError.NOT_FOUND, "Table " + table + " does not exist");
    } catch (ConditionalCheckFailedException e) {
      return done("it is recorded in " + table + " already", item);
    }
  }

  private static StepOutcome done(String detail, GlobalRecord item) {
    ObjectNode result = StepJson.mapper().createObjectNode();
    ObjectNode key = result.putObject("key");
    item.key().forEach((name, value) -> key.put(name, value.s()));
    return StepOutcome.done(detail, result);
  }

  /** Whether people have been told of the run, as far as its record knows. */
  boolean isTold(GlobalReports reports) {
    return reports
        .recordTable()
        .flatMap(table -> notification(table, reports))
        .filter(note -> note.startsWith("sent"))
        .isPresent();
  }

  private Optional<String> notification(String table, GlobalReports reports) {
    try {
      Map<String, AttributeValue> item =
          dynamoDb
              .getItem(
                  get ->
                      get.tableName(table)
                          .key(new GlobalRecord(reports).key())
                          .consistentRead(true))
              .item();
      return Optional.ofNullable(item.get(NOTIFICATION)).map(AttributeValue::s);
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Notes what became of the message; a run without a record has no note. */
  void note(GlobalReports reports, String note) {
    reports.recordTable().ifPresent(table -> note(table, reports, note));
  }

  private void note(String table, GlobalReports reports, String note) {
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(new GlobalRecord(reports).key())
                  .updateExpression("SET #note = :note")
                  .conditionExpression("attribute_exists(#key)")
                  .expressionAttributeNames(Map.of("#note", NOTIFICATION, "#key", HASH_KEY))
                  .expressionAttributeValues(Map.of(":note", AttributeValue.fromS(note))));
    } catch (ConditionalCheckFailedException | ResourceNotFoundException e) {
      return; // The run has no record to note it in.
    }
  }
}
