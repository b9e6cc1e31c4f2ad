package io.dbrefresh.local;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sns.SnsClient;

/** What the templates create on AWS besides functions and state machines: tables and a topic. */
final class Foundation {
  static final String RECORD_TABLE = "dbalignment-awssol";
  static final String LOCK_TABLE = "dbrefresh-locks";
  static final String TOPIC = "refresh";

  /** The secret with the master user's login to global databases, as the templates call it. */
  static final String GLOBAL_SECRET = "/aurora-global/pgadmin";

  private final DynamoDbClient dynamoDb;
  private final SnsClient sns;

  Foundation(DynamoDbClient dynamoDb, SnsClient sns) {
    this.dynamoDb = dynamoDb;
    this.sns = sns;
  }

  /** Creates what is missing. */
  void lay() {
    List<String> tables = dynamoDb.listTables().tableNames();
    if (!tables.contains(RECORD_TABLE)) {
      create(RECORD_TABLE, "dbinstance", "run");
    }
    if (!tables.contains(LOCK_TABLE)) {
      create(LOCK_TABLE, "target");
    }
    sns.createTopic(request -> request.name(TOPIC));
  }

  /** The first key is the hash key, a second one the range key; all are strings. */
  private void create(String table, String... keys) {
    List<KeySchemaElement> schema =
        Stream.of(keys)
            .map(
                key ->
                    KeySchemaElement.builder()
                        .attributeName(key)
                        .keyType(key.equals(keys[0]) ? KeyType.HASH : KeyType.RANGE)
                        .build())
            .toList();
    List<AttributeDefinition> attributes =
        Stream.of(keys)
            .map(
                key ->
                    AttributeDefinition.builder()
                        .attributeName(key)
                        .attributeType(ScalarAttributeType.S)
                        .build())
            .toList();
    dynamoDb.createTable(
        request ->
            request
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema)
                .attributeDefinitions(attributes));
  }
}
