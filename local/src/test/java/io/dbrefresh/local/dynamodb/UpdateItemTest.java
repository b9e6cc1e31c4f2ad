package io.dbrefresh.local.dynamodb;

import static io.dbrefresh.local.dynamodb.TableFixture.RUNS;
import static io.dbrefresh.local.dynamodb.TableFixture.n;
import static io.dbrefresh.local.dynamodb.TableFixture.run;
import static io.dbrefresh.local.dynamodb.TableFixture.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

class UpdateItemTest {
  @TempDir Path folder;
  DynamoDbClient client = TableFixture.open(Path.of("unused"));

  @BeforeEach
  void create_table() {
    client = TableFixture.withRuns(folder);
  }

  private Map<String, AttributeValue> update(
      String expression, Map<String, AttributeValue> values, ReturnValue returned) {
    return client
        .updateItem(
            request -> {
              request
                  .tableName(RUNS)
                  .key(run("mysqlinstd", 1))
                  .updateExpression(expression)
                  .returnValues(returned);
              if (!values.isEmpty()) {
                request.expressionAttributeValues(values);
              }
            })
        .attributes();
  }

  private Map<String, AttributeValue> update(
      String expression, Map<String, AttributeValue> values) {
    return update(expression, values, ReturnValue.ALL_NEW);
  }

  @Test
  void creates_the_item_and_answers_it_whole() {
    assertThat(
            update("SET minutes = :m, refresh = :p", Map.of(":m", n(3), ":p", map("depth", n(1)))))
        .containsEntry("instance", s("mysqlinstd"))
        .containsEntry("run", n(1))
        .containsEntry("minutes", n(3))
        .containsEntry("refresh", map("depth", n(1)));
  }

  @Test
  void keeps_a_value_that_is_there_and_sets_one_that_is_not() {
    update("SET minutes = :m", Map.of(":m", n(3)));
    assertThat(
            update(
                "SET minutes = if_not_exists(minutes, :z), tries = if_not_exists(tries, :z) + :one",
                Map.of(":z", n(0), ":one", n(1))))
        .containsEntry("minutes", n(3))
        .containsEntry("tries", n(1));
  }

  @Test
  void reads_every_operand_from_the_item_as_it_was() {
    update("SET a = :a, b = :b", Map.of(":a", n(1), ":b", n(2)));
    assertThat(update("SET a = b, b = a", Map.of()))
        .containsEntry("a", n(2))
        .containsEntry("b", n(1));
  }

  @Test
  void calculates_without_losing_digits() {
    update("SET bytes = :b", Map.of(":b", AttributeValue.fromN("12345678901234567890.1")));
    assertThat(update("SET bytes = bytes - :c", Map.of(":c", AttributeValue.fromN("0.1"))))
        .containsEntry("bytes", AttributeValue.fromN("12345678901234567890"));
  }

  @Test
  void appends_to_a_list_and_removes_by_the_old_indexes() {
    update("SET steps = :l", Map.of(":l", AttributeValue.fromL(List.of(n(0), n(1), n(2)))));
    update(
        "SET steps = list_append(steps, :l)",
        Map.of(":l", AttributeValue.fromL(List.of(n(3), n(4)))));
    assertThat(update("REMOVE steps[0], steps[2]", Map.of()))
        .containsEntry("steps", AttributeValue.fromL(List.of(n(1), n(3), n(4))));
  }

  @Test
  void adds_to_numbers_and_sets_and_deletes_from_sets() {
    update("ADD tries :one, tags :t", Map.of(":one", n(1), ":t", set("a", "b")));
    assertThat(update("ADD tries :one, tags :t", Map.of(":one", n(2), ":t", set("b", "c"))))
        .containsEntry("tries", n(3))
        .containsEntry("tags", set("a", "b", "c"));
    assertThat(update("DELETE tags :t", Map.of(":t", set("a", "b", "c"))))
        .doesNotContainKey("tags");
  }

  @Test
  void answers_only_what_was_updated() {
    update("SET a = :a, b = :a", Map.of(":a", n(1)));
    assertThat(update("SET a = :a REMOVE b", Map.of(":a", n(2)), ReturnValue.UPDATED_OLD))
        .isEqualTo(Map.of("a", n(1), "b", n(1)));
    assertThat(update("SET a = :a", Map.of(":a", n(3)), ReturnValue.UPDATED_NEW))
        .isEqualTo(Map.of("a", n(3)));
    assertThat(update("SET a = :a", Map.of(":a", n(4)), ReturnValue.NONE)).isEmpty();
  }

  @Test
  void refuses_impossible_updates_and_changes_nothing() {
    update("SET a = :a", Map.of(":a", n(1)));
    assertRefused("SET a = nowhere", Map.of(), "refers to an attribute that does not exist");
    assertRefused("SET a = a + :s", Map.of(":s", s("x")), "incorrect data type");
    assertRefused("SET p.q = :s", Map.of(":s", s("x")), "document path provided");
    assertRefused("SET run = :s", Map.of(":s", n(2)), "This attribute is part of the key");
    assertRefused("SET a = :s, a = :s", Map.of(":s", n(2)), "Two document paths overlap");
    assertRefused("SET a = :s SET b = :s", Map.of(":s", n(2)), "can only be used once");
    assertRefused("ADD a :s", Map.of(":s", s("x")), "Incorrect operand type");
    assertThat(client.getItem(request -> request.tableName(RUNS).key(run("mysqlinstd", 1))).item())
        .containsEntry("a", n(1));
  }

  private void assertRefused(String expression, Map<String, AttributeValue> values, String why) {
    assertThatThrownBy(() -> update(expression, values))
        .as(expression)
        .hasMessageContaining(why)
        .hasMessageContaining("Status Code: 400");
  }

  private static AttributeValue map(String key, AttributeValue value) {
    return AttributeValue.fromM(Map.of(key, value));
  }

  private static AttributeValue set(String... elements) {
    return AttributeValue.fromSs(List.of(elements));
  }
}
