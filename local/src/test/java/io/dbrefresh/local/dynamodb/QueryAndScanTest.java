package io.dbrefresh.local.dynamodb;

import static io.dbrefresh.local.dynamodb.TableFixture.RUNS;
import static io.dbrefresh.local.dynamodb.TableFixture.n;
import static io.dbrefresh.local.dynamodb.TableFixture.run;
import static io.dbrefresh.local.dynamodb.TableFixture.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

class QueryAndScanTest {
  @TempDir Path folder;
  DynamoDbClient client = TableFixture.open(Path.of("unused"));

  @BeforeEach
  void put_runs() {
    client = TableFixture.withRuns(folder);
    for (int run : List.of(10, 9, 2, 30, 1)) {
      Map<String, AttributeValue> item = new HashMap<>(run("mysqlinstd", run));
      item.put("outcome", s(run % 2 == 0 ? "completed" : "failed"));
      client.putItem(request -> request.tableName(RUNS).item(item));
    }
    client.putItem(request -> request.tableName(RUNS).item(run("other", 5)));
  }

  private static QueryRequest.Builder ofInstance() {
    return QueryRequest.builder()
        .tableName(RUNS)
        .keyConditionExpression("instance = :i")
        .expressionAttributeValues(Map.of(":i", s("mysqlinstd")));
  }

  private static List<String> runs(List<Map<String, AttributeValue>> items) {
    return items.stream()
        .map(item -> item.get("run"))
        .map(run -> run == null ? "" : run.n())
        .toList();
  }

  @Test
  void sorts_by_the_range_keys_value_both_ways() {
    assertThat(runs(client.query(ofInstance().build()).items()))
        .containsExactly("1", "2", "9", "10", "30");
    assertThat(runs(client.query(ofInstance().scanIndexForward(false).build()).items()))
        .containsExactly("30", "10", "9", "2", "1");
  }

  @Test
  void bounds_the_range_key() {
    QueryResponse response =
        client.query(
            ofInstance()
                .keyConditionExpression("instance = :i AND run BETWEEN :a AND :b")
                .expressionAttributeValues(Map.of(":i", s("mysqlinstd"), ":a", n(2), ":b", n(10)))
                .build());
    assertThat(runs(response.items())).containsExactly("2", "9", "10");
  }

  @Test
  void counts_the_limit_before_the_filter_and_goes_on_from_the_last_key() {
    QueryRequest.Builder request =
        ofInstance()
            .filterExpression("outcome = :f")
            .expressionAttributeValues(Map.of(":i", s("mysqlinstd"), ":f", s("failed")))
            .limit(2);
    List<String> found = new ArrayList<>();
    QueryResponse page = client.query(request.build());
    assertThat(page.scannedCount()).isEqualTo(2);
    assertThat(page.lastEvaluatedKey()).isEqualTo(run("mysqlinstd", 2));
    found.addAll(runs(page.items()));
    while (page.hasLastEvaluatedKey()) {
      page = client.query(request.exclusiveStartKey(page.lastEvaluatedKey()).build());
      found.addAll(runs(page.items()));
    }
    assertThat(found).containsExactly("1", "9");
  }

  @Test
  void goes_on_behind_an_item_that_was_deleted_meanwhile() {
    QueryResponse page = client.query(ofInstance().limit(2).build());
    client.deleteItem(request -> request.tableName(RUNS).key(page.lastEvaluatedKey()));
    assertThat(
            runs(
                client
                    .query(ofInstance().exclusiveStartKey(page.lastEvaluatedKey()).build())
                    .items()))
        .containsExactly("9", "10", "30");
  }

  @Test
  void projects_and_counts() {
    assertThat(client.query(ofInstance().projectionExpression("outcome").limit(1).build()).items())
        .containsExactly(Map.of("outcome", s("failed")));
    QueryResponse counted = client.query(ofInstance().select(Select.COUNT).build());
    assertThat(counted.count()).isEqualTo(5);
    assertThat(counted.items()).isEmpty();
  }

  @Test
  void refuses_key_conditions_that_are_none() {
    assertThatThrownBy(
            () ->
                client.query(
                    ofInstance()
                        .keyConditionExpression("run = :i")
                        .expressionAttributeValues(Map.of(":i", n(1)))
                        .build()))
        .hasMessageContaining("Query condition missed key schema element: instance");
    assertThatThrownBy(
            () -> client.query(ofInstance().keyConditionExpression("instance > :i").build()))
        .hasMessageContaining("Query key condition not supported");
    assertThatThrownBy(
            () ->
                client.query(
                    ofInstance()
                        .filterExpression("run > :r")
                        .expressionAttributeValues(Map.of(":i", s("mysqlinstd"), ":r", n(1)))
                        .build()))
        .hasMessageContaining("Filter Expression can only contain non-primary key attributes");
  }

  @Test
  void scans_every_item_once_page_by_page() {
    List<String> found = new ArrayList<>();
    client
        .scanPaginator(request -> request.tableName(RUNS).limit(2))
        .items()
        .forEach(item -> found.add(item.toString()));
    assertThat(found).hasSize(6).doesNotHaveDuplicates();
  }
}
