package io.dbrefresh.local.dynamodb;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A DynamoDB with the table {@code runs} (hash {@code instance}, range {@code run}). */
final class TableFixture {
  static final String RUNS = "runs";

  private TableFixture() {}

  static DynamoDbClient open(Path folder) {
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T02:00:00Z"), ZoneOffset.UTC);
    return new LocalDynamoDb(folder, "us-east-1", "123456789012", clock);
  }

  static DynamoDbClient withRuns(Path folder) {
    DynamoDbClient client = open(folder);
    client.createTable(
        request ->
            request
                .tableName(RUNS)
                .keySchema(key("instance", KeyType.HASH), key("run", KeyType.RANGE))
                .attributeDefinitions(
                    attribute("instance", ScalarAttributeType.S),
                    attribute("run", ScalarAttributeType.N)));
    return client;
  }

  static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  static Map<String, AttributeValue> run(String instance, int run) {
    return Map.of("instance", s(instance), "run", n(run));
  }

  static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue n(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
