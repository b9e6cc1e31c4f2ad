package io.dbrefresh.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.dynamodb.LocalDynamoDb;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** What is asked of DynamoDB: tables of two keys, conditions, updates, queries in pages. */
class DynamoDbContractTest {
  @TempDir Path folder;
  private final String table = Unique.name();

  private DynamoDbClient open(Place place) {
    DynamoDbClient client =
        place.client(
            DynamoDbClient.class,
            () -> new LocalDynamoDb(folder, "us-east-1", "123456789012", Clock.systemUTC()));
    create(client);
    try (DynamoDbWaiter waiter = DynamoDbWaiter.builder().client(client).build()) {
      waiter.waitUntilTableExists(r -> r.tableName(table));
    }
    if (place.shared()) {
      place.atEnd(() -> client.deleteTable(r -> r.tableName(table)));
    }
    return client;
  }

  private void create(DynamoDbClient client) {
    client.createTable(
        r ->
            r.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keyElement("target", KeyType.HASH), keyElement("run", KeyType.RANGE))
                .attributeDefinitions(
                    attribute("target", ScalarAttributeType.S),
                    attribute("run", ScalarAttributeType.N)));
  }

  private static KeySchemaElement keyElement(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static TransactWriteItem put(Consumer<Put.Builder> put) {
    return TransactWriteItem.builder().put(put).build();
  }

  private static Map<String, AttributeValue> key(int run) {
    return Map.of(
        "target", AttributeValue.fromS("a"), "run", AttributeValue.fromN(String.valueOf(run)));
  }

  @Contract
  void every_type_of_attribute_comes_back_as_it_went(Place place) {
    DynamoDbClient client = open(place);
    Map<String, AttributeValue> item =
        Map.of(
            "target", AttributeValue.fromS("a"),
            "run", AttributeValue.fromN("1"),
            "flag", AttributeValue.fromBool(true),
            "nothing", AttributeValue.fromNul(true),
            "empty", AttributeValue.fromL(List.of()),
            "names", AttributeValue.fromSs(List.of("ü")),
            "deep",
                AttributeValue.fromM(
                    Map.of("list", AttributeValue.fromL(List.of(AttributeValue.fromN("1.5"))))));
    client.putItem(r -> r.tableName(table).item(item));

    assertThat(client.getItem(r -> r.tableName(table).key(key(1)).consistentRead(true)).item())
        .isEqualTo(item);
    assertThat(client.getItem(r -> r.tableName(table).key(key(2)).consistentRead(true)).hasItem())
        .isFalse();
  }

  @Contract
  void a_condition_that_fails_changes_nothing_and_shows_the_item_when_asked(Place place) {
    DynamoDbClient client = open(place);
    client.putItem(r -> r.tableName(table).item(key(1)));

    assertThatThrownBy(
            () ->
                client.putItem(
                    r ->
                        r.tableName(table)
                            .item(key(1))
                            .conditionExpression("attribute_not_exists(target)")
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            failed -> assertThat(failed.item()).isEqualTo(key(1)))
        .hasMessageContaining("The conditional request failed");
  }

  @Contract
  void an_update_counts_and_answers_what_is_new(Place place) {
    DynamoDbClient client = open(place);
    for (int time = 1; time <= 2; time++) {
      String expected = String.valueOf(time);
      assertThat(
              client
                  .updateItem(
                      r ->
                          r.tableName(table)
                              .key(key(1))
                              .updateExpression("SET times = if_not_exists(times, :zero) + :one")
                              .expressionAttributeValues(
                                  Map.of(
                                      ":zero",
                                      AttributeValue.fromN("0"),
                                      ":one",
                                      AttributeValue.fromN("1")))
                              .returnValues(ReturnValue.UPDATED_NEW))
                  .attributes())
          .containsEntry("times", AttributeValue.fromN(expected));
    }
  }

  @Contract
  void a_query_goes_by_the_range_key_in_pages_both_ways(Place place) {
    DynamoDbClient client = open(place);
    List.of(10, 9, 2).forEach(run -> client.putItem(r -> r.tableName(table).item(key(run))));

    for (boolean forward : List.of(true, false)) {
      List<String> runs =
          client
              .queryPaginator(
                  r ->
                      r.tableName(table)
                          .keyConditionExpression("target = :t AND run > :two")
                          .expressionAttributeValues(
                              Map.of(
                                  ":t",
                                  AttributeValue.fromS("a"),
                                  ":two",
                                  AttributeValue.fromN("2")))
                          .consistentRead(true)
                          .scanIndexForward(forward)
                          .limit(1))
              .items()
              .stream()
              .map(item -> Objects.requireNonNull(item.get("run")).n())
              .toList();
      assertThat(runs).isEqualTo(forward ? List.of("9", "10") : List.of("10", "9"));
    }
  }

  @Contract
  void a_transaction_is_cancelled_with_a_reason_for_each_item(Place place) {
    DynamoDbClient client = open(place);
    client.putItem(r -> r.tableName(table).item(key(1)));

    assertThatThrownBy(
            () ->
                client.transactWriteItems(
                    r ->
                        r.transactItems(
                            put(put -> put.tableName(table).item(key(2))),
                            put(
                                put ->
                                    put.tableName(table)
                                        .item(key(1))
                                        .conditionExpression("attribute_not_exists(target)")))))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            cancelled ->
                assertThat(cancelled.cancellationReasons())
                    .extracting("code")
                    .containsExactly("None", "ConditionalCheckFailed"));
    assertThat(client.scan(r -> r.tableName(table).consistentRead(true)).count()).isEqualTo(1);
  }

  @Contract
  void faults_are_the_services(Place place) {
    DynamoDbClient client = open(place);

    assertThatThrownBy(() -> create(client)).isInstanceOf(ResourceInUseException.class);
    assertThatThrownBy(() -> client.getItem(r -> r.tableName(table + "-none").key(key(1))))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Requested resource not found");
    assertThatThrownBy(() -> client.getItem(r -> r.tableName(table).key(Map.of())))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            invalid ->
                assertThat(invalid.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }
}
