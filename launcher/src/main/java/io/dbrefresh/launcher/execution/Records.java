package io.dbrefresh.launcher.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The records that refreshes leave in DynamoDB. */
public final class Records {
  private final DynamoDbClient dynamoDb;
  private final String table;

  /** The records in {@code table}. */
  public Records(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * The records.
   *
   * @throws UnknownTableException when there is no such table
   */
  public List<ObjectNode> newestFirst() {
    List<ObjectNode> records = new ArrayList<>();
    ScanRequest request = ScanRequest.builder().tableName(table).build();
    try {
      boolean more = true;
      while (more) {
        ScanResponse page = dynamoDb.scan(request);
        page.items().stream().map(ItemJson::of).forEach(records::add);
        more = page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty();
        request = request.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build();
      }
    } catch (ResourceNotFoundException noTable) {
      throw new UnknownTableException(table, noTable);
    }
    return records.stream().sorted(Comparator.comparing(Records::recordedAt).reversed()).toList();
  }

  /** The record of the run of this name; empty when it has none. */
  public Optional<ObjectNode> of(String run) {
    return newestFirst().stream()
        .filter(record -> record.path("run").asText().endsWith("#" + run))
        .findFirst();
  }

  private static String recordedAt(JsonNode record) {
    return record.path("recordingtime").asText();
  }
}
