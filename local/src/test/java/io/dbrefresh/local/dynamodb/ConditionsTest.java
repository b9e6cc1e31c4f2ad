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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

class ConditionsTest {
  private static final Map<String, AttributeValue> VALUES =
      Map.of(
          ":five", n(5),
          ":ten", AttributeValue.fromN("10.0"),
          ":app", s("app1"),
          ":ap", s("ap"),
          ":prod", s("prod"),
          ":type", s("L"));

  @TempDir Path folder;
  DynamoDbClient client = TableFixture.open(Path.of("unused"));

  @BeforeEach
  void put_an_item() {
    client = TableFixture.withRuns(folder);
    Map<String, AttributeValue> item = new HashMap<>(run("mysqlinstd", 1));
    item.put("minutes", n(10));
    item.put("application", s("app1"));
    item.put("steps", AttributeValue.fromL(List.of(s("restore"), s("rename"))));
    item.put("tags", AttributeValue.fromSs(List.of("dev", "prod")));
    item.put("refresh", AttributeValue.fromM(Map.of("retries", n(5))));
    client.putItem(request -> request.tableName(RUNS).item(item));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "minutes = :ten; true",
        "minutes <> :ten; false",
        "minutes > :five; true",
        "minutes < :five; false",
        "minutes <= :ten AND minutes >= :ten; true",
        "minutes BETWEEN :five AND :ten; true",
        "application = :five; false",
        "application < :five; false",
        "application <> :five; true",
        "nowhere <> :five; true",
        "attribute_exists(application); true",
        "attribute_not_exists(nowhere); true",
        "attribute_exists(refresh.retries) and refresh.retries = :five; true",
        "attribute_exists(steps[2]); false",
        "attribute_type(steps, :type); true",
        "begins_with(application, :ap); true",
        "contains(tags, :prod); true",
        "contains(application, :ap); true",
        "contains(steps, :prod); false",
        "application IN (:ap, :app); true",
        "size(tags) < :five; true",
        "NOT minutes = :ten OR application = :app; true",
        "NOT (minutes = :ten OR application = :app); false",
        "minutes = :five AND minutes = :ten OR application = :app; true",
        "minutes = :five AND (minutes = :ten OR application = :app); false"
      })
  void evaluates(String expression, boolean expected) {
    Map<String, AttributeValue> used = new HashMap<>(VALUES);
    used.keySet().removeIf(name -> !expression.matches(".*" + name + "\\b.*"));
    boolean written;
    try {
      client.deleteItem(
          request -> {
            request.tableName(RUNS).key(run("mysqlinstd", 1)).conditionExpression(expression);
            if (!used.isEmpty()) {
              request.expressionAttributeValues(used);
            }
          });
      written = true;
    } catch (ConditionalCheckFailedException failed) {
      written = false;
    }
    assertThat(written).isEqualTo(expected);
  }

  @Test
  void answers_the_item_when_the_condition_fails_and_the_request_asks_for_it() {
    assertThatThrownBy(
            () ->
                client.putItem(
                    request ->
                        request
                            .tableName(RUNS)
                            .item(run("mysqlinstd", 1))
                            .conditionExpression("attribute_not_exists(#i)")
                            .expressionAttributeNames(Map.of("#i", "instance"))
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            failed -> {
              assertThat(failed.item()).containsEntry("application", s("app1"));
              assertThat(failed.statusCode()).isEqualTo(400);
              assertThat(failed.awsErrorDetails().errorCode())
                  .isEqualTo("ConditionalCheckFailedException");
              assertThat(failed.awsErrorDetails().errorMessage())
                  .isEqualTo("The conditional request failed");
            });
  }

  @Test
  void keeps_the_item_to_itself_when_nobody_asked() {
    assertThatThrownBy(
            () ->
                client.putItem(
                    request ->
                        request
                            .tableName(RUNS)
                            .item(run("mysqlinstd", 1))
                            .conditionExpression("attribute_not_exists(run)")))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            failed -> assertThat(failed.hasItem()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application =",
        "(application = :app",
        "application ! :app",
        "application = :app :app",
        "status = :app",
        "unheard_of(application)",
        "application = :undefined",
        "#undefined = :app",
        " "
      })
  void refuses_what_the_service_would_refuse(String expression) {
    assertThatThrownBy(
            () ->
                client.deleteItem(
                    request ->
                        request
                            .tableName(RUNS)
                            .key(run("mysqlinstd", 1))
                            .conditionExpression(expression)
                            .expressionAttributeValues(Map.of(":app", s("app1")))))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("Invalid ConditionExpression: ");
  }

  @Test
  void names_the_reserved_word() {
    assertThatThrownBy(
            () ->
                client.deleteItem(
                    request ->
                        request
                            .tableName(RUNS)
                            .key(run("mysqlinstd", 1))
                            .conditionExpression("attribute_exists(status)")))
        .hasMessageContaining("Attribute name is a reserved keyword; reserved keyword: status");
  }

  @Test
  void refuses_values_that_no_expression_uses() {
    assertThatThrownBy(
            () ->
                client.deleteItem(
                    request ->
                        request
                            .tableName(RUNS)
                            .key(run("mysqlinstd", 1))
                            .conditionExpression("attribute_exists(run)")
                            .expressionAttributeValues(Map.of(":app", s("app1")))))
        .hasMessageContaining(
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:app}");
  }
}
