package io.dbrefresh.lambdas.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** One table with hash key {@code target}, and the conditions that locks are written on. */
final class FakeTable implements DynamoDbClient {
  private final Map<String, Map<String, AttributeValue>> items = new TreeMap<>();

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return GetItemResponse.builder()
        .item(items.getOrDefault(target(request.key()), Map.of()))
        .build();
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return ScanResponse.builder().items(items.values()).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    String target = target(request.item());
    Map<String, AttributeValue> old = items.getOrDefault(target, Map.of());
    for (String term : request.conditionExpression().split(" AND ")) {
      if (!holds(term, old, request)) {
        throw ConditionalCheckFailedException.builder().message("The condition failed").build();
      }
    }
    items.put(target, new HashMap<>(request.item()));
    return PutItemResponse.builder().build();
  }

  private static String target(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get("target")).s();
  }

  private static boolean holds(
      String term, Map<String, AttributeValue> old, PutItemRequest request) {
    if (term.startsWith("attribute_not_exists(")) {
      String name = term.substring(term.indexOf('(') + 1, term.indexOf(')'));
      return !old.containsKey(request.expressionAttributeNames().get(name));
    }
    String[] sides = term.split(" = ");
    AttributeValue there = old.get(request.expressionAttributeNames().get(sides[0]));
    return Objects.equals(request.expressionAttributeValues().get(sides[1]), there);
  }
}
