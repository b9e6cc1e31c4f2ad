package io.dbrefresh.local.dynamodb;

import static io.dbrefresh.local.dynamodb.TableFixture.RUNS;
import static io.dbrefresh.local.dynamodb.TableFixture.n;
import static io.dbrefresh.local.dynamodb.TableFixture.run;
import static io.dbrefresh.local.dynamodb.TableFixture.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TablesAndItemsTest {
  @TempDir Path folder;

  @Test
  void keeps_every_type_of_value_across_processes() {
    Map<String, AttributeValue> item = new HashMap<>(run("mysqlinstd", 1));
    item.put("elements", AttributeValue.fromL(List.of(n(1), AttributeValue.fromNul(true))));
    item.put("map", AttributeValue.fromM(Map.of("yes", AttributeValue.fromBool(true))));
    item.put("bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("bytes")));
    item.put("numbers", AttributeValue.fromNs(List.of("1", "2")));
    item.put("strings", AttributeValue.fromSs(List.of("a", "b")));
    TableFixture.withRuns(folder).putItem(request -> request.tableName(RUNS).item(item));

    DynamoDbClient later = TableFixture.open(folder);

    assertThat(later.getItem(request -> request.tableName(RUNS).key(run("mysqlinstd", 1))).item())
        .isEqualTo(item);
    assertThat(
            later
                .getItem(
                    request ->
                        request
                            .tableName(RUNS)
                            .key(run("mysqlinstd", 1))
                            .projectionExpression("elements[0], #m.yes")
                            .expressionAttributeNames(Map.of("#m", "map")))
                .item())
        .isEqualTo(
            Map.of(
                "elements", AttributeValue.fromL(List.of(n(1))),
                "map", AttributeValue.fromM(Map.of("yes", AttributeValue.fromBool(true)))));
  }

  @Test
  void tells_absence_from_emptiness() {
    DynamoDbClient client = TableFixture.withRuns(folder);
    assertThat(client.getItem(request -> request.tableName(RUNS).key(run("nobody", 1))).hasItem())
        .isFalse();
    assertThatThrownBy(() -> client.describeTable(request -> request.tableName("nothing")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Requested resource not found: Table: nothing not found");
  }

  @Test
  void creates_describes_lists_and_deletes_tables() {
    DynamoDbClient client = TableFixture.withRuns(folder);
    assertThat(client.describeTable(request -> request.tableName(RUNS)).table())
        .satisfies(
            table -> {
              assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
              assertThat(table.tableArn())
                  .isEqualTo("arn:aws:dynamodb:us-east-1:123456789012:table/runs");
            });
    assertThatThrownBy(() -> TableFixture.withRuns(folder))
        .isInstanceOf(ResourceInUseException.class);
    assertThat(client.listTables().tableNames()).containsExactly(RUNS);
    client.putItem(request -> request.tableName(RUNS).item(run("mysqlinstd", 1)));
    client.deleteTable(request -> request.tableName(RUNS));
    assertThat(client.listTables().tableNames()).isEmpty();
    assertThat(TableFixture.withRuns(folder).scan(request -> request.tableName(RUNS)).items())
        .isEmpty();
  }

  @Test
  void refuses_items_and_keys_that_do_not_fit_the_schema() {
    DynamoDbClient client = TableFixture.withRuns(folder);
    assertThatThrownBy(
            () ->
                client.putItem(request -> request.tableName(RUNS).item(Map.of("instance", s("a")))))
        .hasMessageContaining("Missing the key run in the item");
    assertThatThrownBy(
            () ->
                client.putItem(
                    request ->
                        request
                            .tableName(RUNS)
                            .item(Map.of("instance", s("a"), "run", s("first")))))
        .hasMessageContaining("Type mismatch for key run expected: N actual: S");
    assertThatThrownBy(
            () ->
                client.getItem(request -> request.tableName(RUNS).key(Map.of("instance", s("a")))))
        .hasMessageContaining("The provided key element does not match the schema");
    assertThatThrownBy(() -> client.putItem(request -> request.tableName(RUNS).item(run("", 1))))
        .hasMessageContaining("cannot contain an empty string value. Key: instance");
    Map<String, AttributeValue> large = new HashMap<>(run("a", 1));
    large.put("text", s("x".repeat(400 * 1024)));
    assertThatThrownBy(() -> client.putItem(request -> request.tableName(RUNS).item(large)))
        .hasMessageContaining("Item size has exceeded the maximum allowed size");
  }

  @Test
  void refuses_values_that_cannot_be_stored() {
    DynamoDbClient client = TableFixture.withRuns(folder);
    Map<AttributeValue, String> refused =
        Map.of(
            AttributeValue.fromN("twelve"), "cannot be converted to a numeric value: twelve",
            AttributeValue.fromN("1".repeat(39)), "more than 38 significant digits",
            AttributeValue.fromSs(List.of()), "A set may not be empty",
            AttributeValue.fromNs(List.of("1", "1.0")), "contains duplicates",
            AttributeValue.builder().build(), "Supplied AttributeValue is empty");
    refused.forEach(
        (value, why) -> {
          Map<String, AttributeValue> item = new HashMap<>(run("a", 1));
          item.put("nested", AttributeValue.fromL(List.of(value)));
          assertThatThrownBy(() -> client.putItem(request -> request.tableName(RUNS).item(item)))
              .hasMessageContaining(why);
        });
    assertThat(client.scan(request -> request.tableName(RUNS)).items()).isEmpty();
  }

  @Test
  void answers_the_old_item_when_it_is_replaced_or_deleted() {
    DynamoDbClient client = TableFixture.withRuns(folder);
    client.putItem(request -> request.tableName(RUNS).item(run("a", 1)));
    assertThat(
            client
                .putItem(
                    request ->
                        request
                            .tableName(RUNS)
                            .item(Map.of("instance", s("a"), "run", AttributeValue.fromN("1.0")))
                            .returnValues(ReturnValue.ALL_OLD))
                .attributes())
        .isEqualTo(run("a", 1));
    assertThat(
            client
                .deleteItem(
                    request ->
                        request.tableName(RUNS).key(run("a", 1)).returnValues(ReturnValue.ALL_OLD))
                .hasAttributes())
        .isTrue();
    assertThat(client.scan(request -> request.tableName(RUNS)).items()).isEmpty();
  }

  @Test
  void writes_all_of_a_transaction_or_nothing() {
    DynamoDbClient client = TableFixture.withRuns(folder);
    client.putItem(request -> request.tableName(RUNS).item(run("a", 1)));
    TransactWriteItem fresh =
        TransactWriteItem.builder().put(put -> put.tableName(RUNS).item(run("b", 1))).build();
    TransactWriteItem taken =
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(RUNS)
                        .item(run("a", 1))
                        .conditionExpression("attribute_not_exists(run)"))
            .build();
    assertThatThrownBy(
            () -> client.transactWriteItems(request -> request.transactItems(fresh, taken)))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            cancelled ->
                assertThat(cancelled.cancellationReasons())
                    .extracting("code")
                    .containsExactly("None", "ConditionalCheckFailed"));
    assertThat(client.scan(request -> request.tableName(RUNS)).count()).isEqualTo(1);
    client.transactWriteItems(request -> request.transactItems(fresh));
    assertThat(client.scan(request -> request.tableName(RUNS)).count()).isEqualTo(2);
  }

  @Test
  void counts_right_when_many_threads_add() throws InterruptedException {
    DynamoDbClient client = TableFixture.withRuns(folder);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 40; i++) {
      threads.execute(
          () ->
              client.updateItem(
                  request ->
                      request
                          .tableName(RUNS)
                          .key(run("a", 1))
                          .updateExpression("ADD tries :one")
                          .expressionAttributeValues(Map.of(":one", n(1)))));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(client.getItem(request -> request.tableName(RUNS).key(run("a", 1))).item())
        .containsEntry("tries", n(40));
  }

  @Test
  void says_what_it_does_not_offer() {
    DynamoDbClient client = TableFixture.withRuns(folder);
    assertThatThrownBy(
            () -> client.query(request -> request.tableName(RUNS).indexName("by-status")))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("IndexName");
  }
}
