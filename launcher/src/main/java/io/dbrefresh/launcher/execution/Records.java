package io.dbrefresh.launcher.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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

  /** The records, of {@code target} only where it is given; empty when there is no table yet. */
  public List<Map<String, String>> newestFirst(Optional<String> target) {
    List<Map<String, String>> records = new ArrayList<>();
    ScanRequest request = ScanRequest.builder().tableName(table).build();
    try {
      boolean more = true;
      while (more) {
        ScanResponse page = dynamoDb.scan(request);
        page.items().stream().map(Records::text).forEach(records::add);
        more = page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty();
        request = request.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build();
      }
    } catch (ResourceNotFoundException noTable) {
      return List.of();
    }
    return records.stream()
        .filter(record -> target.isEmpty() || target.get().equals(record.get("dbinstance")))
        .sorted(Comparator.comparing(Records::recordedAt).reversed())
        .toList();
  }

  private static String recordedAt(Map<String, String> record) {
    return record.getOrDefault("recordingtime", "");
  }

  private static Map<String, String> text(Map<String, AttributeValue> item) {
    Map<String, String> record = new TreeMap<>();
    item.forEach((name, value) -> record.put(name, text(value)));
    return record;
  }

  private static String text(AttributeValue value) {
    if (value.s() != null) {
      return value.s();
    }
    return value.n() != null ? value.n() : value.bool() != null ? value.bool().toString() : "";
  }
}
