package io.dbrefresh.launcher.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** A table of records and one of locks. */
final class FakeDynamoDb implements DynamoDbClient {
  private static final Set<String> TABLES = Set.of("dbalignment-awssol", "dbrefresh-locks");

  final List<Map<String, AttributeValue>> records = new ArrayList<>();
  final Map<String, String> locks = new HashMap<>();
  final List<Map<String, AttributeValue>> lockItems = new ArrayList<>();

  void lock(String target, String owner, String execution) {
    lockItems.add(
        Map.of(
            "target", AttributeValue.fromS(target),
            "owner", AttributeValue.fromS(owner),
            "executionArn", AttributeValue.fromS(execution),
            "acquiredAt", AttributeValue.fromS("2026-11-21T03:00:00Z"),
            "fence", AttributeValue.fromN("7")));
  }

  void record(String target, String time, String status) {
    records.add(
        Map.of(
            "dbinstance", AttributeValue.fromS(target),
            "recordingtime", AttributeValue.fromS(time),
            "status", AttributeValue.fromS(status)));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    if (!TABLES.contains(request.tableName())) {
      throw ResourceNotFoundException.builder().message("Requested resource not found").build();
    }
    return ScanResponse.builder()
        .items(request.tableName().equals("dbrefresh-locks") ? lockItems : records)
        .build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    String target = request.key().values().iterator().next().s();
    String owner = locks.get(target);
    return owner == null
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(Map.of("owner", AttributeValue.fromS(owner))).build();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
